"""What is wrong with a request, in words that tell a practitioner what to do."""

from dataclasses import dataclass

from calculator.procedure import Labels


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with one field: its path, or None for the whole request; a code for programs; words for people."""

    field: str | None
    code: str
    message: str

    def to_dict(self) -> dict:
        return {"field": self.field, "code": self.code, "message": self.message}


def not_json() -> Problem:
    return Problem(None, "not_json", "This line is not JSON. Write one JSON object on each line.")


def not_an_object(field: str | None) -> Problem:
    what = "the request" if field is None else f"“{field}”"
    return Problem(field, "not_an_object", f"Write {what} as a JSON object, with its names and values in braces.")


def duplicate_field(field: str) -> Problem:
    return Problem(field, "duplicate_field", f"“{field}” is given twice. Give it once.")


def unknown_ask(known: tuple[str, ...]) -> Problem:
    return Problem("ask", "unknown_ask", f"Set “ask” to one of: {', '.join(known)}.")


def unknown_field(field: str, near: str | None) -> Problem:
    hint = f" Did you mean “{near}”?" if near else " Take it out."
    return Problem(field, "unknown_field", f"“{field}” is not asked here.{hint}")


def not_an_answer(field: str, label: str, choices: Labels) -> Problem:
    """Only a program or a file can come to it: each choice is told as it is written there, with its words."""
    listed = ", ".join(f"{id} (“{label}”)" for id, label in choices.items())
    return Problem(field, "not_an_answer", f"{label[:1].upper()}{label[1:]}: choose one of {listed}.")


def not_a_date(field: str, label: str, *, times: bool) -> Problem:
    message = f"Enter a real date for {label}, with its day, month and year, such as 20 3 2018."
    clock = " A time, if you give one, runs from 00:00 to 23:59." if times else ""
    return Problem(field, "not_a_date", message + clock)


def no_time_taken(field: str, label: str) -> Problem:
    return Problem(field, "not_a_date", f"Enter the date alone for {label}: no time is taken here.")


def skipped_time(field: str, label: str, text: str) -> Problem:
    (year, month, day), time = text[:10].split("-"), text[11:]
    return Problem(
        field,
        "not_a_date",
        f"Change the time for {label}: there was no {time} on {int(day)} {int(month)} {year}, because the clocks went "
        "forward an hour.",
    )


def before_start(field: str, label: str, start: str) -> Problem:
    return Problem(field, "before_start", f"Check the date for {label}: it is before {start}.")


def missing_start(field: str, label: str, start: str) -> Problem:
    return Problem(field, "missing_start", f"Enter the date of {start} too: {label} cannot come without it.")
