"""Words as Markdown: nothing that was written becomes markup."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.cards.elements import unlinked
from bot.markdown import bold, link, paragraphs

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
OWN = {"paragraph", "inline", "text", "text_special", "hardbreak", "ordered_list", "bullet_list", "list_item", "link"}
"""What our own texts may be read as."""

marks = st.text(st.sampled_from("ab1 .)(*_`~#+-=:|<>[]!&;\\/\"'\n"), max_size=40)
anything = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t\r"), max_size=60)


def all_tokens(markdown: str) -> Iterator[Token]:
    """The pieces that a text is read as, also those within others."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def kinds(markdown: str) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in all_tokens(markdown)}


def shown(markdown: str) -> str:
    """The words that a text shows."""
    return "".join(
        token.content if token.type != "hardbreak" else " " for token in all_tokens(markdown) if _shows(token)
    )


def _shows(token: Token) -> bool:
    return token.type in ("text", "text_special", "hardbreak")


def without_spaces(text: str) -> str:
    return "".join(text.split())


@given(st.one_of(marks, anything))
@example("a\n:-")
@example("[1]: https://evil.example\n\n[1]")
@example("&lt;b&gt; <b>x</b> <https://evil.example>")
@example("![x](https://evil.example/a.png)")
def test_whatever_is_written_is_shown_as_words_and_lists_alone(text: str) -> None:
    markdown = paragraphs(text)
    assert kinds(markdown) <= OWN
    in_lines = [line.strip() for line in unlinked(text).splitlines()]
    told = without_spaces(shown(markdown))
    assert told == without_spaces("".join(_without_marker(line) for line in in_lines))


def _without_marker(line: str) -> str:
    """A line without what makes a list's entry of it."""
    marker, _, rest = line.partition(" ")
    number = marker.removesuffix(".")
    is_marker = marker == "-" or (marker != number and number.isdecimal() and len(number) <= 9)
    return rest if is_marker and rest else line


@given(marks)
def test_a_link_shows_its_words_whatever_they_are(words: str) -> None:
    title = words.replace("[", "").replace("]", "").replace("\n", "").strip()
    if title:
        assert kinds(link(title, "https://example.se/a_b?c=d&copy=e")) == {"paragraph", "inline", "link"} | (
            kinds(link(title, "https://example.se")) & {"text", "text_special"}
        )


def test_a_link_leads_to_its_address() -> None:
    address = "https://example.se/a_b?c=d&copy=e"
    [opened] = [token for token in all_tokens(link("Öppna", address)) if token.type == "link_open"]
    assert opened.attrs["href"] == address


@pytest.mark.parametrize("address", ["https://3580.se/", "mailto:3580@sml-it.se", "tel:+46523613580"])
def test_links_within_the_text_lead_somewhere(address: str) -> None:
    [opened] = [token for token in all_tokens(paragraphs(f"Se [här]({address}).")) if token.type == "link_open"]
    assert opened.attrs["href"] == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://evil.example", "data:text/html,x"])
def test_other_addresses_are_no_links(address: str) -> None:
    assert "link" not in kinds(paragraphs(f"Se [här]({address})."))


def test_steps_and_items_are_lists_below_their_paragraph() -> None:
    text = "Gör så här:\n1. Öppna portalen.\n2. Skriv,\noch skicka.\n\nTa med:\n- telefonen\n- laddaren"
    assert READER.render(paragraphs(text)) == (
        "<p>Gör så här:</p>\n<ol>\n<li>Öppna portalen.</li>\n<li>Skriv,<br />\noch skicka.</li>\n</ol>\n"
        "<p>Ta med:</p>\n<ul>\n<li>telefonen</li>\n<li>laddaren</li>\n</ul>\n"
    )


@pytest.mark.parametrize("heading", ["Mobilen", "3580.se", "*Viktigt*", "# ett"])
def test_a_heading_is_bold_and_nothing_else(heading: str) -> None:
    assert kinds(bold(heading)) - {"text_special"} == {"paragraph", "inline", "strong", "text"}
    assert shown(bold(heading)) == heading
