from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from telephony.embedded.made_up import made_up_organisation
from telephony.embedded.persons import PersonDirectory
from telephony.embedded.search_text import folded, words_of
from telephony.embedded.search_words import search_words
from telephony.organisation import Member, Organisation, load_organisation

GROWN = 2000
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
SEPARATORS = ("", "", "", " ", "-", " - ", "/", ".")
HOSTILE = (
    '" OR NEAR(',
    "name : *",
    "a AND b NOT c",
    "'; DROP TABLE persons; --",
    "{name joined} : x",
    "\0",
    "Anna\0Tallkvist",
    "🎉📞",
    "%_%",
    "^a + b",
    "\ud800",
    "a " * 2000,
    "x" * 4000,
    "1 " * 2000,
    "1 " * 2000 + "a",
    " ".join(LETTERS),
    '"' * 4000,
    "ﷺ" * 4000,
)


@dataclass(frozen=True)
class Searched:
    """A directory, and everyone in it."""

    directory: PersonDirectory
    organisation: Organisation
    members: dict[str, Member]

    @classmethod
    def of(cls, organisation: Organisation) -> "Searched":
        connection = create_engine("sqlite://", poolclass=StaticPool).connect()
        directory = PersonDirectory(connection)
        directory.create()
        directory.replace_all(organisation)
        return cls(directory, organisation, {member.id: member for member in organisation.people})

    def find(self, query: str, limit: int = 10) -> list[Member]:
        return [self.members[found.id] for found in self.directory.find(query, limit)]

    def names(self, query: str) -> list[str]:
        return [member.name for member in self.find(query)]

    def first_or_tied(self, query: str) -> set[str]:
        """The ids of the best and of those who fit just as well."""
        found = self.directory.find(query, limit=100)
        return {person.id for person in found if person.score == found[0].score}


@cache
def known() -> Searched:
    """The people of people.yaml."""
    return Searched.of(load_organisation())


@cache
def grown() -> Searched:
    """Those and many more."""
    return Searched.of(made_up_organisation(GROWN))


@cache
def words_in_use(searched: Callable[[], Searched]) -> frozenset[str]:
    people = searched().organisation.people
    texts = [text for one in people for text in (one.name, one.title, one.department, one.municipality)]
    texts += [one.name.replace("-", "") for one in people]
    return frozenset().union(*map(folded_words, texts))


def folded_words(text: str) -> set[str]:
    return {folded(word) for word in words_of(text)}


each_directory = pytest.mark.parametrize("searched", [known, grown])
anyone = st.integers(min_value=0, max_value=GROWN - 1)


def somebody(searched: Callable[[], Searched], number: int) -> Member:
    people = searched().organisation.people
    return people[number % len(people)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Anna Tallkvist", ["Anna Tallkvist"]),
        ("tallkvist anna", ["Anna Tallkvist"]),
        ("ANNA TALLKVIST", ["Anna Tallkvist"]),
        ("ana tallkvst", ["Anna Tallkvist"]),
        ("Anna T", ["Anna Tallkvist"]),
        ("tallk", ["Anna Tallkvist"]),
        ("Anna Tallkvists", ["Anna Tallkvist"]),
        ("Anna's", ["Anna Blåmussla", "Anna Ljunghed", "Anna Tallkvist", "Anna Vraksten", "Anna-Karin Bäckaskog"]),
        ("Annas", ["Anna Blåmussla", "Anna Ljunghed", "Anna Tallkvist", "Anna Vraksten", "Anna-Karin Bäckaskog"]),
        ("Anna", ["Anna Blåmussla", "Anna Ljunghed", "Anna Tallkvist", "Anna Vraksten", "Anna-Karin Bäckaskog"]),
        ("Anna Karin", ["Anna-Karin Bäckaskog"]),
        ("anna skolsköterska", ["Anna-Karin Bäckaskog"]),
        ("Anna på skolan i Munkedal", ["Anna Tallkvist", "Anna-Karin Bäckaskog"]),
        ("Anna skolan Munkedal", ["Anna Tallkvist", "Anna-Karin Bäckaskog"]),
        ("Anna at the school in Lysekil", ["Anna Vraksten"]),
        ("rektorn i lysekil", ["Pär Sjöstjärna"]),
        ("Vem är rektor på skolan i Munkedal?", ["Mikael Lärkfors"]),
        ("lena förskolan", ["Lena Humleböna"]),
        ("Ann Sofie", ["Ann-Sofie Källsprång"]),
        ("annsofie", ["Ann-Sofie Källsprång"]),
        ("bjorkris", ["Olena Björkris"]),
        ("José", ["José Alkefors"]),
        ("jose", ["José Alkefors"]),
        ("Sillgrens", ["Maria Sillgren", "Maria Sillgren"]),
        ("Marja Sillgren", ["Maria Sillgren", "Maria Sillgren"]),
        ("bo", ["Bo Saltkar"]),
        ("Bp Saltkar", ["Bo Saltkar"]),
        ("eva-lena snäckstad", ["Ewa-Lena Snäckstad"]),
    ],
)
def test_people_are_found_as_they_are_asked_for(query: str, names: list[str]) -> None:
    assert known().names(query) == names


def test_a_municipality_tells_two_people_of_one_name_apart() -> None:
    (found,) = known().find("Maria Sillgren lysekil")
    assert (found.name, found.municipality) == ("Maria Sillgren", "Lysekil")


def test_a_school_is_found_by_any_part_of_its_name_and_a_preschool_is_no_school() -> None:
    assert {one.department for one in known().find("skola", limit=60)} == {"Dalbäcksskolan", "Skolan Vikarviken"}
    assert {one.department for one in known().find("dagis", limit=60)} == {"Förskolan Tallkotten"}


def test_a_department_is_found_without_its_ending() -> None:
    found = known().find("hemtjänst sotenäs", limit=60)
    assert len(found) == 5
    assert {(one.department, one.municipality) for one in found} == {("Hemtjänsten Norr", "Sotenäs")}


@pytest.mark.parametrize(
    "query",
    ["", " ", "Xyzzy", "asdf", "Anna Xyzzy", "på", "i på till", "Anna Tallkvist Sotenäs", "Kalle Anka", *HOSTILE[:2]],
)
def test_nobody_is_found_where_nobody_fits(query: str) -> None:
    assert known().find(query) == []


def test_a_word_that_names_nothing_lowers_the_score() -> None:
    (surely,) = known().directory.find("Anna Tallkvist")
    (perhaps,) = known().directory.find("Anna Tallkvist qwxz")
    assert perhaps.id == surely.id
    assert perhaps.score < surely.score == 100


def test_no_more_are_found_than_asked_for() -> None:
    assert len(known().find("undersköterska", limit=3)) == 3


def test_the_best_of_many_are_those_of_whose_name_most_is_said() -> None:
    organisation = known().organisation
    someone = organisation.people[0].model_copy(update={"extension": None, "mobile": None})
    names = [*(f"Anna-Karin {ending}" for ending in map("{:03}".format, range(1000))), "Karin Ek"]
    people = [
        someone.model_copy(update={"id": f"{number:08}{someone.id[8:]}", "name": name})
        for number, name in enumerate(names)
    ]
    crowd = Searched.of(organisation.model_copy(update={"people": tuple(people)}))
    assert crowd.names("Karin")[0] == "Karin Ek"


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_text_is_answered_with_a_list(query: str) -> None:
    assert isinstance(grown().find(query), list)


@given(
    query=st.one_of(
        st.text(), st.lists(st.sampled_from(["Anna", "a", '"', "*", "(", "NEAR", "0", "5", "+"])).map(" ".join)
    )
)
def test_any_text_is_answered_with_people_best_first(query: str) -> None:
    found = known().directory.find(query)
    scores = [person.score for person in found]
    assert len(found) <= 10
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)


@each_directory
@given(number=anyone, order=st.randoms(use_true_random=False))
def test_everyone_is_found_by_the_words_of_their_name_in_any_order(
    searched: Callable[[], Searched], number: int, order: Random
) -> None:
    member = somebody(searched, number)
    words = words_of(member.name)
    order.shuffle(words)
    assert member.id in searched().first_or_tied(" ".join(words))
    assert member.id in searched().first_or_tied(member.name)


@each_directory
@given(number=anyone)
def test_everyone_is_found_by_a_name_and_a_department(searched: Callable[[], Searched], number: int) -> None:
    member = somebody(searched, number)
    assert member.id in searched().first_or_tied(f"{member.name}, {member.department}")


@each_directory
@given(number=anyone)
def test_whoever_is_found_by_first_name_and_workplace_has_both(searched: Callable[[], Searched], number: int) -> None:
    member = somebody(searched, number)
    first, *_ = member.name.split()
    names = {word for one in searched().organisation.people for word in folded_words(one.name)}
    assume(names.isdisjoint(folded_words(member.department)))
    found = searched().find(f"{first} {member.department} {member.municipality}", limit=100)
    assert member in found
    assert {one.municipality for one in found} == {member.municipality}
    assert all(folded_words(member.department) <= folded_words(one.department) for one in found)
    assert all(folded_words(first) <= folded_words(one.name) for one in found)


@each_directory
@given(number=anyone, data=st.data())
def test_everyone_is_found_by_their_name_with_a_typo(
    searched: Callable[[], Searched], number: int, data: st.DataObject
) -> None:
    member = somebody(searched, number)
    words = words_of(member.name)
    place = data.draw(st.integers(0, len(words) - 1))
    words[place] = misspelt = data.draw(typos(words[place]))
    assume(not means_something_else(misspelt, searched))
    assert member in searched().find(" ".join(words))


@st.composite
def typos(draw: st.DrawFn, word: str) -> str:
    """A word with a letter left out, added, exchanged for another or, if more than two, swapped with the next."""
    at, letter = draw(st.integers(0, len(word) - 1)), draw(st.sampled_from(LETTERS))
    before, here, after = word[:at], word[at], word[at + 1 :]
    changed = [before + after, before + letter + here + after, before + letter + after]
    swapped = [before + after[0] + here + after[1:]] if len(word) > 2 and after else []
    return draw(st.sampled_from(changed + swapped))


def means_something_else(word: str, searched: Callable[[], Searched]) -> bool:
    """Whether a word is there, or is ignored, or is what is left of it without its ending."""
    words = search_words()
    said = {folded(word), *words.without_ending(folded(word))}
    return word in words.ignored or not words_in_use(searched).isdisjoint(said) or not said.isdisjoint(words.kinds)


@each_directory
@given(number=anyone, data=st.data())
def test_everyone_is_found_alone_by_their_numbers_in_any_form(
    searched: Callable[[], Searched], number: int, data: st.DataObject
) -> None:
    member = somebody(searched, number)
    for written in data.draw(ways_to_write_numbers(member, searched().organisation)):
        assert searched().find(written) == [member], written
        assert searched().find(f"Vem har {written}?") == [member], written


@st.composite
def ways_to_write_numbers(draw: st.DrawFn, member: Member, organisation: Organisation) -> list[str]:
    """The extension, and each whole number in one of its forms."""
    whole = member.extension and organisation.number_of(member.extension)
    shown = None if member.mobile_hidden else member.mobile
    numbers = [number for number in (whole, shown) if number]
    return [*filter(None, [member.extension]), *(draw(ways_to_write(number)) for number in numbers)]


@st.composite
def ways_to_write(draw: st.DrawFn, number: str) -> str:
    """A number in E.164 in one of the forms that people use."""
    beginning = draw(st.sampled_from(["+46", "+46 ", "0046", "0046 ", "46", "+46 (0)", "+46(0)", "0"]))
    digits = number.removeprefix("+46")
    area, rest = digits[:3], digits[3:]
    separated = "".join(digit + draw(st.sampled_from(SEPARATORS)) for digit in rest[:-1]) + rest[-1]
    in_brackets = beginning == "0" and draw(st.booleans())
    return (
        f"(0{area}) {separated}" if in_brackets else f"{beginning}{area}{draw(st.sampled_from(SEPARATORS))}{separated}"
    )


@pytest.mark.parametrize(
    "query",
    [
        "0523-66 41 12",
        "(0523) 664112",
        "+46523664112",
        "0523\N{EN DASH}66\N{NO-BREAK SPACE}41\N{NO-BREAK SPACE}12",
        "64112",
        "Ewa 64112",
    ],
)
def test_a_number_finds_its_owner_alone(query: str) -> None:
    assert known().names(query) == ["Ewa-Lena Snäckstad"]


@pytest.mark.parametrize(
    "query", ["64999", "4112", "6411", "664112", "0523-664", "0523-66 41 122", "112", "070-123 45 67"]
)
def test_a_number_that_nobody_has_and_a_part_of_one_find_nothing(query: str) -> None:
    assert known().find(query) == []


def hidden_numbers() -> list[str]:
    return [one.mobile for one in load_organisation().people if one.mobile and one.mobile_hidden]


@pytest.mark.parametrize("number", hidden_numbers())
def test_a_hidden_mobile_is_found_by_nobody(number: str) -> None:
    national = f"0{number.removeprefix('+46')}"
    for written in (
        number,
        national,
        f"{national[:3]}-{national[3:]}",
        f"Anna {national}",
        national[-5:],
        national[-6:],
    ):
        assert known().find(written) == []


@cache
def without_hidden_mobiles() -> Searched:
    organisation = load_organisation()
    people = (
        one.model_copy(update={"mobile": None, "mobile_hidden": False}) if one.mobile_hidden else one
        for one in organisation.people
    )
    return Searched.of(organisation.model_copy(update={"people": tuple(people)}))


@given(query=st.one_of(st.sampled_from(hidden_numbers()).flatmap(ways_to_write), st.text()))
def test_a_hidden_mobile_influences_no_result(query: str) -> None:
    assert known().directory.find(query) == without_hidden_mobiles().directory.find(query)


def test_those_who_have_left_are_found_no_more() -> None:
    organisation = load_organisation()
    searched = Searched.of(organisation)
    leaver = next(member for member in organisation.people if member.name == "Anna Vraksten")
    stayers = tuple(member for member in organisation.people if member is not leaver)
    searched.directory.replace_all(organisation.model_copy(update={"people": stayers}))
    assert searched.find("Vraksten") == []
    assert searched.find("13201") == []
    assert searched.directory.get(leaver.id) is None
    assert leaver not in searched.directory.reports_of(leaver.manager or "")


def test_an_organisation_without_people_has_nobody_to_find() -> None:
    nobody = Searched.of(load_organisation().model_copy(update={"people": ()}))
    assert nobody.find("Anna") == []
    assert nobody.find("64112") == []


def test_tables_that_are_there_are_kept() -> None:
    searched = Searched.of(load_organisation())
    searched.directory.create()
    assert searched.names("Anna Tallkvist") == ["Anna Tallkvist"]


def test_everyone_is_kept_whole() -> None:
    for member in known().organisation.people:
        assert known().directory.get(member.id) == member


def test_nobody_has_an_unknown_id() -> None:
    assert known().directory.get("00000000-0000-4000-8000-000000000000") is None


def test_reports_come_by_name() -> None:
    (head,) = known().find("Mikael Lärkfors")
    reports = known().directory.reports_of(head.id)
    assert [report.name for report in reports] == [
        "Anna Tallkvist",
        "Anna-Karin Bäckaskog",
        "Jonas Ekollon",
        "Olena Björkris",
        "Sara Vitsippa",
        "Stig Rågåker",
    ]
