"""Who had a case when a card of it was drawn."""

from pydantic import TypeAdapter, ValidationError

from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Reading, Understood
from telephony.models import PersonId

_PERSON_ID: TypeAdapter[str] = TypeAdapter(PersonId)


class Holder(Kind):
    """The id of a person, or what stands for nobody: the backend alone compares it with whoever has the case."""

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        try:
            return Understood(scene.filled(_PERSON_ID.validate_python(value)))
        except ValidationError:
            return None
