"""Ways of asking, spelled out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.templates import MOST_EXPANSIONS, TemplateError, expansions, families_in, spread


@pytest.mark.parametrize(
    ("template", "wordings"),
    [
        ("vad kostar det", {"vad kostar det"}),
        ("(köpa|lösa) ut", {"köpa ut", "lösa ut"}),
        ("[min] lur[en]", {"min lur", "min luren", "lur", "luren"}),
        ("[(min|din)] lur", {"min lur", "din lur", "lur"}),
        ("köpa  <phone> [nu]", {"köpa <phone>", "köpa <phone> nu"}),
        ("(pris|pris) <a><b>", {"pris <a> <b>"}),
    ],
)
def test_every_wording_of_a_template_is_spelled_out_once(template: str, wordings: set[str]) -> None:
    assert len(expansions(template)) == len(wordings)
    assert set(expansions(template)) == wordings


@pytest.mark.parametrize("template", ["vad (kostar", "vad [kostar", "vad <kostar", "vad kostar {x}"])
def test_a_template_that_cannot_be_read_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        expansions(template)


@pytest.mark.parametrize("template", ["", "   ", "köp <>", "köp {}", "()"])
def test_an_empty_part_of_a_template_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        expansions(template)


def test_a_template_with_too_many_wordings_is_refused_before_they_are_all_spelled_out() -> None:
    with pytest.raises(TemplateError, match=f"more than {MOST_EXPANSIONS} wordings"):
        expansions("(a|b) " * 40 + "c")


def test_a_few_wordings_of_a_template_hold_every_alternative() -> None:
    wordings = expansions("(a|b|c) (d|e) (f|g|h|i)")
    few = spread(wordings, 8)
    assert len(few) == len(set(few)) == 8
    assert set(few) < set(wordings)
    assert {word for wording in few for word in wording.split()} == set("abcdefghi")


@given(st.integers(1, 300), st.integers(1, 12))
def test_so_many_different_wordings_are_taken_and_no_more(total: int, most: int) -> None:
    wordings = tuple(f"wording {number}" for number in range(total))
    few = spread(wordings, most)
    assert len(set(few)) == len(few) == min(total, most)


def test_the_families_of_a_wording_are_named() -> None:
    assert families_in("köpa ut <phone> hos <support>") == ["phone", "support"]


TEMPLATES = st.recursive(
    st.sampled_from(["köpa ", "ut ", "lur", "<phone>"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: f"({'|'.join(items)})"),
        inner.map(lambda item: f"[{item}]"),
    ),
    max_leaves=8,
)


@given(TEMPLATES)
def test_any_template_is_spelled_out_in_its_own_words(template: str) -> None:
    wordings = expansions(template)
    assert not any(bracket in wording for wording in wordings for bracket in "()[]|")
    assert {"köpa", "ut", "lur"}.issuperset(" ".join(wordings).replace("<phone>", " ").replace("lur", " lur ").split())


@given(TEMPLATES, st.data())
def test_a_template_with_a_bracket_gone_is_refused_or_read_in_another_way(template: str, data: st.DataObject) -> None:
    brackets = [place for place, letter in enumerate(template) if letter in "()[]"]
    gone = data.draw(st.sampled_from(brackets or [len(template)]))
    try:
        assert expansions(template[:gone] + template[gone + 1 :])
    except TemplateError as error:
        assert "the template" in str(error)
