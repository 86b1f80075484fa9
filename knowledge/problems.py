"""What is wrong with the routine's data, said so that its owner can mend it."""

from dataclasses import dataclass
from os.path import normpath
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    Attributes:
        file: the file's name, from knowledge/.
        line: the line, counted from 1.
        message: what is wrong and what to do.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{normpath(f'knowledge/{self.file}')}:{self.line}: {self.message}"


class KnowledgeError(Exception):
    """The routine's data can't be used as it is.

    Attributes:
        problems: everything that is wrong, in the order of the files.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def name_of(file: Path) -> str:
    """How a file of the knowledge base, or of the dialogs' words, is named in a problem."""
    parts = file.parts
    if "dialogs" in parts:
        return "/".join(("..", *parts[parts.index("dialogs") :]))
    return "/".join(parts[-2:]) if parts[-2] in ("topics", "heard") else file.name
