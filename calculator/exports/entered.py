"""What was entered, as parts of a record."""

from calculator.exports import record
from calculator.exports.record import Paragraph, Part, Table
from calculator.requests import Request
from calculator.wording.entered import AGAIN, HEADING, line, rows

HEAD = ("Asked", "Given")


def section(request: Request, widths: tuple[int, int]) -> list[Part]:
    """Each question or date with what was given, and the request as a line for the command."""
    entered = tuple(rows(request))
    again = [Paragraph(text=AGAIN), Paragraph(text=line(request))] if entered else []
    return record.section(HEADING, Table(head=HEAD, rows=entered, widths=widths), *again)
