"""Absences that are in the switchboard already, in words."""

from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.turn import Begin
from knowledge.calendar import SWEDEN
from knowledge.deadlines import described_until
from knowledge.fact_text import clock_time, day_in_words
from telephony.models import Referral


def in_words(referral: Referral, scene: Scene) -> dict[str, str]:
    """When an absence begins and ends, as values for the flow's texts."""
    starts, until = referral.starts.astimezone(SWEDEN), referral.until
    return {
        "day": day_in_words(starts.date(), scene.language),
        "hour": clock_time(starts.time(), scene.language),
        "until": described_until(until, scene.language, scene.now) if until else scene.say("says.open_end"),
    }


def button(flow: str, scene: Scene) -> tuple[Suggestion, ...]:
    """The button that ends an absence by a flow, with the flow's own words for it."""
    title = scene.button(flow)
    return (Suggestion(title, title, Begin(flow)),)
