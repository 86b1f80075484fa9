"""What tests share that switch an extension off."""

from telephony.commands import SetReferral
from tests.support.talk import Talk


def ordered(talk: Talk) -> SetReferral:
    """The last command of a talk."""
    command = talk.orders[-1].command
    assert isinstance(command, SetReferral)
    return command
