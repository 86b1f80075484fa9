"""What can be wrong with the app package."""

from collections.abc import Iterator


class PackageError(Exception):
    """The app package can't be built.

    Attributes:
        problems: a sentence for each, saying what is wrong, where, and what to do.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def collected(problems: Iterator[str]) -> Iterator[str]:
    """Problems as they are found, up to and with those that stop the search."""
    try:
        yield from problems
    except PackageError as error:
        yield from error.problems
