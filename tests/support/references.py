"""Ways to people, for tests of what is stored."""

from typing import Any

from bot.address import Account
from bot.key import Key
from bot.reference import Reference
from dialogs.turn import Scope
from knowledge.language import Language
from tests.support.talk import TUESDAY_MORNING


def reference(key: Key, **changes: Any) -> Reference:
    """The reference of a personal conversation, with fields changed by keyword."""
    personal = Reference(
        service_url="http://127.0.0.1:1",
        conversation=key.conversation,
        scope=Scope.PERSONAL,
        bot=Account("28:assistant", "Telefoniassistenten"),
        account=Account(f"29:{key.person}", "Anna Ask"),
        person=key.person,
        tenant="tenant-1",
        municipality="Lysekil",
        locale=Language.SWEDISH,
        heard_at=TUESDAY_MORNING,
    )
    return personal.model_copy(update=changes)
