"""How far back calls are kept."""

import calendar
from datetime import date

_MONTHS_PER_YEAR = 12


def first_day_kept(today: date, months: int) -> date:
    """The same day so many months ago, or the last of that month when it has no such day."""
    year, month = divmod(today.year * _MONTHS_PER_YEAR + today.month - 1 - months, _MONTHS_PER_YEAR)
    month += 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
