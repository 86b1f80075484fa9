"""What a text is about, however it is written."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import Language
from knowledge.wording import WordingReader
from knowledge.words import Lexicon, WordsFile

FILE = WordsFile.model_validate(
    yaml.safe_load("""
families:
  phone: {sv: [mobil, telefon], en: [phone]}
  screen_lock: {sv: [skärmlås], en: [screen lock, screenlock]}
  extension: {sv: [anknytning], en: [extension]}
  voicemail: {sv: [röstbrevlåda], en: [voicemail]}
  subscription: {sv: [abonnemang], en: [subscription]}
  cost: {sv: [kosta, pris], en: [cost, price]}
  buy_out: {sv: [köpa ut, lösa ut], en: [buy out]}
  turn_off: {sv: [stänga av], en: [turn off, switch off]}
  lose: {sv: [tappa, tappat bort], en: [lose]}
  call: {sv: [ringa], en: [call]}
  number: {sv: [nummer, numret], en: [number]}
  may: {sv: [får], en: [may]}
fillers: {sv: [jag, min, mitt, att, det, har], en: [i, my, the, it]}
background: {sv: [dag, alltid], en: [day]}
particles: {sv: [ut, av, bort], en: [out, "off"]}
open_questions: []
closed_questions: []
negations: []
closed_openers: {sv: [], en: []}
joining_questions: []
turning: {sv: [], en: []}
joiners: {sv: [], en: []}
leaning: {sv: [], en: []}
abbreviations: []
anchors: []
""")
)
SWEDISH = WordingReader(Lexicon(Language.SWEDISH, FILE), {"betala", "alltid"})
ENGLISH = WordingReader(Lexicon(Language.ENGLISH, FILE), {"pay"})


def meant(text: str, reader: WordingReader = SWEDISH) -> list[str]:
    return list(reader.read(text).features)


@pytest.mark.parametrize("text", ["mobil", "Telefonen?", "mina mobiler", "det mobilernas", "det har telefonerna"])
def test_every_word_of_a_family_means_the_same(text: str) -> None:
    assert "<phone>" in meant(text)


def test_words_of_a_question_keep_their_order() -> None:
    assert meant("Får jag ringa mitt abonnemang?") == ["<may>", "<call>", "<subscription>"]


def test_a_known_word_without_a_family_counts_by_its_stem() -> None:
    assert meant("jag betalar") == meant("betala") != []


def test_fillers_say_nothing() -> None:
    assert SWEDISH.read("jag har det").features == ()
    assert SWEDISH.read("jag har det").unknown == ()


def test_background_words_count_only_where_a_way_of_asking_has_them() -> None:
    assert meant("dag") == []
    assert meant("alltid") == ["alltid"]


def test_a_word_that_nobody_knows_is_told_apart() -> None:
    wording = SWEDISH.read("Min cykelhjälm kostar")
    assert (wording.words, wording.features) == (("min", "cykelhjälm", "kostar"), ("<cost>",))
    assert wording.unknown == ("cykelhjälm",)
    assert wording.text == "min cykelhjälm kostar"


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("far jag ringa", ["<may>", "<call>"]),
        ("kopa ut", ["<buy_out>"]),
        ("skarmlaset", ["<screen_lock>"]),
        ("rostbrevlada", ["<voicemail>"]),
    ],
)
def test_letters_without_rings_and_dots_are_read(text: str, features: list[str]) -> None:
    assert meant(text) == features


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("skärm lås", ["<screen_lock>"]),
        ("skarm las", ["<screen_lock>"]),
        ("an knytning", ["<extension>"]),
        ("min röst brevlåda", ["<voicemail>"]),
        ("tele fonen", ["<phone>"]),
    ],
)
def test_compounds_that_were_written_apart_are_put_together(text: str, features: list[str]) -> None:
    assert meant(text) == features


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("telefonabonnemang", ["<phone>", "<subscription>"]),
        ("mobilpriset", ["<phone>", "<cost>"]),
        ("mobilabonnemangets pris", ["<phone>", "<subscription>", "<cost>"]),
        ("anknytningsnummer", ["<extension>", "<number>"]),
    ],
)
def test_compounds_that_nobody_knows_are_read_by_their_parts(text: str, features: list[str]) -> None:
    assert meant(text) == features


def test_a_compound_with_one_part_that_nobody_knows_is_not_taken_apart() -> None:
    assert SWEDISH.read("hyrmobil").unknown == ("hyrmobil",)


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("anknytnign", ["<extension>"]),
        ("teleofn", ["<phone>"]),
        ("rösbrevlåda", ["<voicemail>"]),
        ("skrämlås", ["<screen_lock>"]),
        ("abbonemang", ["<subscription>"]),
    ],
)
def test_typos_are_read(text: str, features: list[str]) -> None:
    assert meant(text) == features


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("köpa ut mobil", ["<buy_out>", "<phone>"]),
        ("jag köper ut min mobil", ["<buy_out>", "<phone>"]),
        ("köpa min mobil ut", ["<buy_out>", "<phone>"]),
        ("stäng anknytningen av", ["<turn_off>", "<extension>"]),
        ("tappat bort mobilen", ["<lose>", "<phone>"]),
    ],
)
def test_a_particle_belongs_to_its_verb_though_words_stand_between(text: str, features: list[str]) -> None:
    assert meant(text) == features


def test_a_particle_far_from_the_verb_belongs_to_something_else() -> None:
    assert "<buy_out>" not in meant("köpa mobil telefon abonnemang pris ut")


def test_a_particle_alone_is_no_phrase() -> None:
    assert "<turn_off>" not in meant("ring av")


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("my phones", ["<phone>"]),
        ("turn my extension off", ["<turn_off>", "<extension>"]),
        ("Switching the phone off", ["<turn_off>", "<phone>"]),
        ("buying it out", ["<buy_out>"]),
        ("screen locks", ["<screen_lock>"]),
        ("voice mail", ["<voicemail>"]),
        ("subscribtion", ["<subscription>"]),
        ("I paid", []),
        ("I pay", ["pay"]),
    ],
)
def test_english_is_read_likewise(text: str, features: list[str]) -> None:
    assert meant(text, ENGLISH) == features


@given(st.text() | st.lists(st.sampled_from(["köpa", "ut", "mobil", "skärm", "lås", "av", "xyz"])).map(" ".join))
def test_any_text_is_about_something_known_something_unknown_or_nothing(text: str) -> None:
    wording = SWEDISH.read(text)
    assert len(wording.features) + len(wording.unknown) <= 2 * len(wording.words)


@given(st.text("mobilköaut skrå", max_size=30))
def test_case_and_punctuation_change_nothing(text: str) -> None:
    assert SWEDISH.read(f"{text.upper()}?!") == SWEDISH.read(text)
