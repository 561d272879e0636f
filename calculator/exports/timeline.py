"""A timeline as a record."""

from collections.abc import Mapping

from calculator.edition import Edition
from calculator.exports import entered
from calculator.exports.record import Checklist, Items, Paragraph, Part, Record, Stamp, Table, opening, section
from calculator.procedure import Procedure
from calculator.wording import duties, phrases, points
from calculator.wording import timeline as said
from calculator.wording.voice import PLAIN


def record(edition: Edition, request: Mapping, found: dict, stamp: Stamp) -> Record:
    """The timeline ``found`` for ``request``."""
    procedure = edition.procedure
    parts: list[Part] = [
        *opening(stamp),
        *section("Warnings", *(Paragraph(text=warning["message"]) for warning in found["warnings"])),
        *section("The dates", _dates(procedure, found)),
        *entered.section(edition, request, widths=(1, 1)),
        *section("How each date was worked out", *_workings(procedure, found)),
        *section("Duties without a date", *_undated(procedure, found)),
        *_backwards(found["backwards"]),
        *_present(procedure, found["present"]),
        *section(said.REMINDERS, Items(items=tuple(said.reminders(PLAIN, procedure, found)))),
        Paragraph(text=stamp.by),
    ]
    return Record(title=f"{procedure.title}: which dates follow?", stamp=stamp, parts=tuple(parts))


def _dates(procedure: Procedure, found: dict) -> Table:
    rows = []
    for deadline in found["deadlines"]:
        rows.append((deadline["title"], deadline["force"], said.due(deadline), said.standing(procedure, deadline)))
        extension = deadline["extension"]
        if extension and extension["agreed"]:
            label = phrases.capital(extension["label"])
            rows.append((label, "", f"By {phrases.moment(extension['agreed'])}", said.agreed(extension)))
    return Table(head=("What", "Force", "When", "Standing"), rows=tuple(rows), widths=(6, 2, 5, 7))


def _workings(procedure: Procedure, found: dict) -> list[Part]:
    parts: list[Part] = []
    for deadline in found["deadlines"]:
        lines = said.working(deadline)
        if lines:
            extension = said.more_time(deadline)
            parts += section(
                f"{deadline['title']}: {phrases.lower(said.due(deadline))}" if deadline["due"] else deadline["title"],
                Items(
                    items=(
                        *lines,
                        *map(said.reading, deadline["readings"]),
                        *([said.talk_by(extension)] if extension else []),
                        *points.told(procedure, deadline),
                        PLAIN.cites(deadline["provisions"]),
                    )
                ),
                Table(head=("Day", "Count"), rows=tuple(said.days(deadline["working"])), widths=(1, 1)),
                level=2,
            )
    return parts


def _undated(procedure: Procedure, found: dict) -> list[Part]:
    parts: list[Part] = []
    for moment in duties.at_moments(procedure, found):
        items = tuple(
            f"{duty['text']} {phrases.cited((duty['provision'],))}, {duty['force']}." for duty in moment.duties
        )
        parts += section(moment.heading, Checklist(items=items), level=2)
    return parts


def _backwards(found: dict | None) -> list[Part]:
    if found is None:
        return []
    rows = tuple(
        (step["title"], said.latest(step), said.holds(step), said.spare(step), said.of_step(step))
        for step in found["steps"]
    )
    head = ("Step", said.AT_LATEST, "In time", "Beside the date due", "How it follows")
    return section(
        said.backwards(found), Paragraph(text=found["text"]), Table(head=head, rows=rows, widths=(4, 5, 4, 4, 5))
    )


def _present(procedure: Procedure, found: dict | None) -> list[Part]:
    if found is None:
        return []
    return section(
        said.PRESENT,
        Paragraph(text=found["text"]),
        Items(items=tuple(said.present(procedure, duty) for duty in found["duties"])),
        Paragraph(text=f"Source: {found['source']['title']}."),
    )
