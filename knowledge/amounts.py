"""Finds amounts of money in what people write: "1 500 kr", "1,5 tkr", "femtonhundra"."""


def find_amount(text: str) -> int | None:
    """The first amount in a text, in whole kronor; None where there is none.

    Args:
        text: in Swedish or English; a mere figure is an amount.
    """
    raise NotImplementedError(text)
