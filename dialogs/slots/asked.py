"""A question in the person's own words."""

from dialogs.exchanges import LONGEST_SAID
from dialogs.listening import listening
from dialogs.slots.matter import Matter


class Asked(Matter):
    """A question; of the message that starts the flow, what is asked in it."""

    def __init__(self) -> None:
        super().__init__(questions=True, longest=LONGEST_SAID)

    def tells(self, clause: str, shortest: int) -> bool:
        """See Matter: what is asked."""
        return super().tells(clause, shortest) and listening().is_question(clause)
