"""Personal identity numbers and co-ordination numbers, which messages may hold though nobody needs them.

Both are read as the Swedish Tax Agency writes them: a date, to which a co-ordination number adds 60 days, three
figures, and a check figure by the Luhn algorithm over the last ten. One that is called such a number, or written just
as they are and called nothing else, is taken as one whatever its check figure, as people mistype. Ten figures in a row
that are a phone number are taken as that.
"""

import re
from calendar import monthrange

import phonenumbers

from knowledge.language import Language

MASKS = {Language.SWEDISH: "ÅÅMMDD-XXXX", Language.ENGLISH: "YYMMDD-XXXX"}
"""What stands in the place of a number."""

_CENTURIES = ("18", "19", "20")
_COORDINATION = 60
"""What a co-ordination number adds to the day."""
_FIGURES = 10
_BETWEEN = "[ \N{NO-BREAK SPACE}./\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}+-]"
_NUMBER = re.compile(
    rf"(?<![\d+])(?P<century>{'|'.join(_CENTURIES)})?(?P<year>\d\d){_BETWEEN}?(?P<month>\d\d){_BETWEEN}?(?P<day>\d\d)"
    rf"{_BETWEEN}{{0,3}}(?P<last>\d{{4}})(?!\d)",
    re.ASCII,
)
_AS_WRITTEN = re.compile(r"(?:\d{2})?\d{6}[-+]\d{4}", re.ASCII)
"""How such numbers are written, and hardly anything else."""
_CALLED = re.compile(
    r"\b(?:person(?:nummer|numret|nr)|pnr|samordningsnummer|samordningsnumret|personal (?:identity )?number"
    r"|social security number|född|born)\W{1,3}(?:(?:är|is|on|den)\W{1,3})?$",
    re.IGNORECASE,
)
"""What says right before a number that it is one."""
_CALLED_ELSE = re.compile(
    r"\b(?:(?:faktur|ärende|order|serie|diarie|referens|kund|avtal)\w*|invoice|case|serial|reference)"
    r"(?:\W+\w+){0,2}\W+$",
    re.IGNORECASE,
)
"""What says in the three words before a number that it is another one."""


def masked(text: str, language: Language) -> str:
    """The text with a mask in the place of every personal identity number or co-ordination number."""
    return _NUMBER.sub(lambda found: MASKS[language] if _is_identity_number(found) else found[0], text)


def _is_identity_number(found: re.Match[str]) -> bool:
    year, month, day, last = found["year"], found["month"], found["day"], found["last"]
    centuries = [found["century"]] if found["century"] else _CENTURIES
    is_date = any(_is_date(int(century + year), int(month), int(day)) for century in centuries)
    return is_date and (_is_told(found) or (_luhn(year + month + day + last) and not _is_phone_number(found[0])))


def _is_told(found: re.Match[str]) -> bool:
    """Whether how a number is written, or the words before it, tell what it is."""
    before = found.string[: found.start()]
    return bool(_CALLED.search(before) or (_AS_WRITTEN.fullmatch(found[0]) and not _CALLED_ELSE.search(before)))


def _is_date(year: int, month: int, day: int) -> bool:
    day -= _COORDINATION if day > _COORDINATION else 0
    return month in range(1, 13) and day in range(1, monthrange(year, month)[1] + 1)


def _luhn(figures: str) -> bool:
    """Whether the last figure checks the others: every second one from the first is doubled, and its figures added."""
    doubled = (int(figure) * (2 - place % 2) for place, figure in enumerate(figures))
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


def _is_phone_number(written: str) -> bool:
    """Whether ten figures in a row are a phone number in Sweden."""
    in_a_row = written.isdigit() and len(written) == _FIGURES
    return in_a_row and phonenumbers.is_valid_number(phonenumbers.parse(written, "SE"))
