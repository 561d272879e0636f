"""The duties without a date, under the moments at which they come up."""

from dataclasses import dataclass

from calculator.procedure import Procedure
from calculator.wording import moments, phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event and its duties. ``before`` is said before the date ``at``, which is "" where none is known."""

    event: str
    label: str
    before: str
    at: str
    duties: tuple[dict, ...]

    @property
    def heading(self) -> str:
        """“Completing the review: by Thursday 20 September 2018”; the event alone where it has no date."""
        return f"{self.label}: {self.before}{phrases.moment(self.at)}" if self.at else self.label


def at_moments(procedure: Procedure, found: dict) -> list[Moment]:
    """The moments of a timeline at which duties come up, in the order of the file."""
    when = moments.when(procedure, found)
    events = dict.fromkeys(duty["moment"] for duty in found["undated"])
    return [_moment(procedure, found, event, *when.get(event, ("", ""))) for event in events]


def _moment(procedure: Procedure, found: dict, event: str, before: str, at: str) -> Moment:
    return Moment(
        event=event,
        label=phrases.capital(procedure.events[event].label),
        before=before,
        at=at,
        duties=tuple(duty for duty in found["undated"] if duty["moment"] == event),
    )
