"""The shape of a response, as the contract has it: which keys, which kinds of value, which codes.

``problems(response)`` lists whatever is not so. It knows nothing of the procedure's own numbers.
"""

import re
from datetime import date, datetime

QUESTIONS = (
    "under_18",
    "abuse_or_neglect", "child_died", "life_threatening_injury", "long_term_impairment", "other_serious_harm",
    "no_joint_working_concern", "died_in_custody", "detained_under_mental_health_act", "aged_16_or_17",
    "deprivation_of_liberty_order", "other_boards_involved", "looked_after", "usual_residence",
    "responsible_authority", "harm_not_recognised", "harm_not_shared", "harm_not_acted_on",
    "institutional_abuse", "abused_while_looked_after", "concerns_not_taken_seriously", "procedural_failings",
    "protection_plan", "several_agencies", "protocol_change",
)  # fmt: skip
PLACES = ("usual_residence", "responsible_authority")
INDICATORS = QUESTIONS[QUESTIONS.index("harm_not_recognised") :]
EVENTS = (
    "known_to_chair", "incident_notified", "decision", "decision_outcome", "publication", "agreed_completion",
    "records_secured", "notified", "completed", "copies_sent",
)  # fmt: skip
OUTCOMES = {
    "reg_5_2_b_i": "scr_must",
    "reg_5_2_b_ii": "scr_must",
    "death_in_custody": "scr_should",
    "death_while_detained": "scr_should",
    "death_deprived_of_liberty": "scr_should",
}
CONCLUSIONS = ("scr_must", "scr_should", "undetermined", "not_met")
DEADLINES = ("secure_records", "decide", "notify", "complete", "send_copies")
STATUSES = (
    "met", "missed", "done_undated", "not_recorded", "upcoming", "due_today", "overdue", "needs_date", "not_applicable",
)  # fmt: skip
DATE_WARNINGS = (
    "missing_start", "regime_ended", "panel_changed", "before_regulations", "beyond_calendar", "repeated_hour",
)  # fmt: skip
ERRORS = (
    "not_json", "not_an_object", "duplicate_field", "unknown_ask", "unknown_field", "not_an_answer",
    "not_a_date", "before_start",
)  # fmt: skip
NOTICES = ("regime_ended", "under_review")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")

# Keys: exactly these, or these and more.
ELIGIBILITY = {
    "conclusion", "also", "could_become", "could_also", "presumed", "criteria", "needed", "lead", "indicators",
    "do_now", "warnings",
}  # fmt: skip
CHANGE = {"question", "answer", "conclusion", "also", "could_become", "could_also", "criteria"}
DEADLINE = {
    "id", "force", "due", "closed_on", "projected", "status", "days", "working", "readings", "needs", "provisions",
    "title", "short", "label", "done", "undated", "evidence", "ahead", "margin", "extension",
}  # fmt: skip
TIMELINE = {"as_at", "decided", "deadlines", "undated", "backwards", "present", "warnings"}
STEPS = ("copies_sent", "completed", "decision", "known_to_chair")
STEP = {
    "event", "label", "title", "latest", "given", "agreed", "projected", "holds", "past", "otherwise", "rule", "due",
    "spare", "inferred", "note", "readings", "provisions",
}  # fmt: skip


class Checker:
    """Collects what is not as it should be, each with where it stands."""

    def __init__(self):
        self.found: list[str] = []

    def that(self, holds: bool, what: str, value: object = None) -> bool:
        if not holds:
            self.found.append(f"{what}: {value!r}")
        return bool(holds)

    def keys(self, value: object, exactly: set[str], what: str, *, more: bool = False) -> bool:
        if not self.that(isinstance(value, dict), f"{what} is an object", value):
            return False
        right = exactly <= set(value) if more else exactly == set(value)
        return self.that(right, f"{what} has the keys {sorted(exactly)}", sorted(map(str, value)))

    def listed(self, value: object, among, what: str) -> bool:
        """A list of distinct members of ``among``."""
        right = isinstance(value, list) and all(isinstance(v, str) and v in among for v in value)
        return self.that(right and len(set(value)) == len(value), f"{what} lists {among}", value)

    def text(self, value: object, what: str) -> bool:
        return self.that(isinstance(value, str) and value.strip() != "", f"{what} is text", value)

    def provisions(self, value: object, what: str) -> None:
        right = (
            isinstance(value, list) and value and all(isinstance(v, str) and re.match(r"\d+\.\d+", v) for v in value)
        )
        self.that(right, f"{what} cites provisions", value)


def problems(response: object) -> list[str]:
    """What is not as the contract has it, in words; nothing where all is well."""
    check = Checker()
    if not check.that(isinstance(response, dict), "a response is an object", response):
        return check.found
    kinds = {"errors", "eligibility", "explanation", "timeline"} & set(response)
    check.that(len(kinds) == 1, "a response is of one kind", sorted(response))
    if not check.keys(response, {"ok", "notices", "procedure"} | kinds, "response"):
        return check.found
    check.that(response["ok"] is ("errors" not in response), "ok says whether there are errors", response["ok"])
    notices = response["notices"]
    for notice in notices:
        check.keys(notice, {"code", "message"}, "notice") and check.text(notice["message"], "notice")
    check.that([n["code"] for n in notices] == list(NOTICES), "notices", notices)
    if check.keys(response["procedure"], {"id", "edition", "digest"}, "procedure"):
        for key, value in response["procedure"].items():
            check.text(value, key)
    if "errors" in response:
        _errors(check, response["errors"])
    elif "eligibility" in response:
        _eligibility(check, response["eligibility"])
    elif "explanation" in response:
        _explanation(check, response["explanation"])
    else:
        _timeline(check, response["timeline"])
    return check.found


def _errors(check: Checker, errors: object) -> None:
    if not check.that(isinstance(errors, list) and errors, "errors are listed", errors):
        return
    for error in errors:
        if check.keys(error, {"field", "code", "message"}, "error"):
            check.that(error["field"] is None or isinstance(error["field"], str), "field", error["field"])
            check.that(error["code"] in ERRORS, "error code", error["code"])
            check.text(error["message"], "message")
            check.that("Traceback" not in error["message"], "message", error["message"])


def _eligibility(check: Checker, found: dict) -> None:
    if not check.keys(found, ELIGIBILITY, "eligibility"):
        return
    check.that(found["conclusion"] in CONCLUSIONS, "conclusion", found)
    check.that(found["could_become"] in ([], ["scr_must"]), "could_become", found["could_become"])
    check.that(found["presumed"] in ("scr_must", None), "presumed", found["presumed"])
    check.that([c["id"] for c in found["criteria"]] == list(OUTCOMES), "criteria", found["criteria"])
    for criterion in found["criteria"]:
        if check.keys(criterion, {"id", "outcome", "status", "because", "provisions"}, "criterion"):
            check.that(criterion["outcome"] == OUTCOMES[criterion["id"]], "outcome", criterion)
            check.that(criterion["status"] in ("met", "open", "not_met"), "status", criterion)
            check.provisions(criterion["provisions"], criterion["id"])
            _given(check, criterion["because"])
    check.listed(found["needed"], QUESTIONS[1:11], "needed")
    _lead(check, found["lead"])
    if check.keys(found["indicators"], {"applies", "yes", "no", "unknown"}, "indicators"):
        check.that(found["indicators"]["applies"] in (True, False, None), "applies", found["indicators"])
        for answer in ("yes", "no", "unknown"):
            check.listed(found["indicators"][answer], INDICATORS, answer)
    check.that(found["do_now"] in (["1.2", "5.2"], ["5.2"], []), "do_now", found["do_now"])
    for warning in found["warnings"]:
        check.keys(warning, {"code", "message", "questions"}, "warning")
        check.that(warning["code"] == "inconsistent_answers", "warning", warning)
    check.that(len(found["warnings"]) <= 1, "one warning a code", found["warnings"])


def _explanation(check: Checker, found: dict) -> None:
    """No part of the contract, but an answer like any other."""
    if not check.keys(found, {"conclusion", "criteria", "what_if"}, "explanation"):
        return
    if check.keys(found["conclusion"], {"because", "would_settle", "open_to", "unless"}, "conclusion"):
        check.listed(found["conclusion"]["open_to"], CONCLUSIONS, "open_to")
        _given(check, found["conclusion"]["unless"])
    check.that([c["id"] for c in found["criteria"]] == list(OUTCOMES), "criteria", found["criteria"])
    for decided in (found["conclusion"], *found["criteria"]):
        check.that(not (decided["because"] and decided["would_settle"]), "settled or to be settled", decided)
        _given(check, decided["because"])
        for way in decided["would_settle"]:
            check.keys(way, {"answers", "leads_to"}, "would_settle") and _given(check, way["answers"])
    for change in found["what_if"]:
        if check.keys(change, CHANGE, "what_if"):
            check.that(change["conclusion"] in CONCLUSIONS, "conclusion", change)
            check.that(change["could_become"] in ([], ["scr_must"]), "could_become", change)
            check.that(change["criteria"] != [], "what is listed changes something", change)
            check.listed([one["id"] for one in change["criteria"]], OUTCOMES, "criteria")


def _given(check: Checker, answers: list) -> None:
    """Answers to some of the questions that the criteria ask, in the order of the file."""
    for one in answers:
        check.keys(one, {"question", "answer"}, "answer")
        check.that(one["answer"] in ("yes", "no", "unknown"), "answer", one)
    asked = [one["question"] for one in answers]
    check.that(asked == [question for question in QUESTIONS[:11] if question in asked], "in the file's order", asked)


def _lead(check: Checker, lead: object) -> None:
    if not check.keys(lead, {"board", "basis", "partners", "needed"}, "lead"):
        return
    check.that(lead["board"] in ("derby", "derbyshire", "elsewhere", None), "board", lead)
    check.that(lead["basis"] in ("usual_residence", "responsible_authority", "either", None), "basis", lead)
    check.that((lead["board"] is None) == (lead["basis"] is None), "a board has a basis", lead)
    check.that(lead["partners"] in (True, False, None), "partners", lead)
    check.listed(lead["needed"], ("looked_after", *PLACES), "lead.needed")
    check.that((lead["board"] is None) == bool(lead["needed"]), "a board is named or something is needed", lead)


def _moment(value: object) -> date | None:
    """The date of a due date or time in the form of the contract, or None where it is in no such form."""
    try:
        if isinstance(value, str) and TIME.fullmatch(value):
            return datetime.fromisoformat(value).date()
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _timeline(check: Checker, found: dict) -> None:
    if not check.keys(found, TIMELINE, "timeline"):
        return
    check.that(found["as_at"] is None or isinstance(found["as_at"], str), "as_at", found["as_at"])
    for duty in found["undated"]:
        check.keys(duty, {"provision", "text", "force", "moment"}, "undated")
        check.that(duty["moment"] in EVENTS, "moment", duty)
    if found["backwards"] is not None:
        _backwards(check, found["backwards"])
    raised = "regime_ended" in [warning["code"] for warning in found["warnings"]]
    check.that((found["present"] is not None) == raised, "the present duties beside their warning", found["present"])
    for duty in found["present"]["duties"] if found["present"] else ():
        check.keys(duty, {"id", "title", "rule", "due", "needs", "too_early", "readings", "note"}, "present duty")
        check.that(duty["due"] is None or _moment(duty["due"]) is not None, "present duty", duty)
    check.that([d["id"] for d in found["deadlines"]] == list(DEADLINES), "deadlines", found["deadlines"])
    for deadline in found["deadlines"]:
        if check.keys(deadline, DEADLINE, "deadline", more=True):
            _deadline(check, deadline)
    codes = [warning["code"] for warning in found["warnings"]]
    for warning in found["warnings"]:
        if check.keys(warning, {"code", "message", "events"}, "warning"):
            check.text(warning["message"], "warning")
            check.that(warning["events"] != [], "a warning has events", warning)
            check.listed(warning["events"], EVENTS, "events")
    check.listed(codes, DATE_WARNINGS, "warnings")


def _backwards(check: Checker, found: dict) -> None:
    check.keys(found, {"event", "label", "date", "text", "steps"}, "backwards")
    # What led up to something that has come is left out, and so is what came on a day that is not known.
    listed = [step["event"] for step in found["steps"]]
    check.that(listed == [event for event in STEPS if event in listed], "steps", found)
    for step in found["steps"]:
        check.keys(step, STEP, "step")
        check.that(step["latest"] is None or _moment(step["latest"]) <= _moment(found["date"]), "latest", step)
        check.that(step["holds"] in (True, False, None), "holds", step)
        if step["given"] and step["latest"] and not step["projected"]:
            check.that(step["holds"] is (step["given"] <= step["latest"]), "holds by what was done", step)
        if not step["given"]:
            check.that(step["holds"] is None, "holds without a date", step)
        check.that(not step["past"] or step["holds"] is None, "past and settled", step)


def _margin(check: Checker, margin: dict) -> None:
    check.keys(margin, {"late", "days", "working_days", "minutes", "text"}, "margin")
    for number in (margin["days"], margin["working_days"], margin["minutes"]):
        check.that(number is None or (type(number) is int and number >= 0), "margin", margin)
    check.text(margin["text"], "margin")


def _evidence(check: Checker, deadline: dict) -> None:
    """What tells of a deadline of which nothing was entered; a date, or that it was done some day, is enough itself."""
    key, status, evidence = deadline["id"], deadline["status"], deadline["evidence"]
    entered = deadline["done"] is not None or deadline["undated"]
    check.that(not (deadline["done"] and deadline["undated"]), f"{key}: with a day or without", deadline)
    check.that(evidence is None or not entered, f"{key}.evidence", deadline)
    check.that(status != "done_undated" or deadline["undated"], f"{key}: done_undated", deadline)
    check.that(status not in ("met", "missed") or deadline["done"], f"{key}: met or missed by its date", deadline)
    check.that(status != "not_recorded" or evidence, f"{key}: not_recorded", deadline)
    settled = entered or evidence
    check.that(not (settled and status in ("upcoming", "due_today", "overdue")), f"{key}: open", deadline)
    if evidence and check.keys(evidence, {"event", "at", "came"}, f"{key}.evidence"):
        check.that(evidence["event"] in EVENTS, f"{key}.evidence", evidence)
        check.that(evidence["at"] is None or _moment(evidence["at"]) is not None, f"{key}.evidence", evidence)
        check.that(isinstance(evidence["came"], bool), f"{key}.evidence", evidence)


def _deadline(check: Checker, deadline: dict) -> None:
    key, due, status, days = (deadline[key] for key in ("id", "due", "status", "days"))
    check.that(deadline["force"] == ("must" if key == "notify" else "should"), f"{key}.force", deadline["force"])
    check.that(due is None or _moment(due) is not None, f"{key}.due", due)
    check.that(due is None or key == "secure_records" or len(due) == 10, f"{key}.due is a date", due)
    check.that(status is None or status in STATUSES, f"{key}.status", status)
    check.that(isinstance(deadline["projected"], bool), f"{key}.projected", deadline["projected"])
    check.that(days is None or type(days) is int, f"{key}.days", days)
    check.that(due is not None or days is None, f"{key}: no days without a date", days)
    check.that(due is not None or status in (None, "needs_date", "not_applicable"), f"{key}.status", status)
    if deadline["projected"]:
        check.that(status == "needs_date" and days is None, f"{key}: nothing projected is overdue", deadline)
        check.that(bool(deadline["needs"]), f"{key}: what is projected needs something", deadline)
    closed_on = deadline["closed_on"]
    check.that(closed_on is None or due is not None, f"{key}.closed_on", deadline)
    if due is not None and _moment(due).weekday() > 4:
        check.that(closed_on == f"{_moment(due):%A}", f"{key}: closed at a weekend", deadline)
    _evidence(check, deadline)
    if days is not None and status == "due_today":
        check.that(days == 0, f"{key}: due today", days)
    if days is not None and status in ("upcoming", "overdue"):
        check.that(days > 0 if status == "upcoming" else days <= 0, f"{key}: {status}", days)
    if deadline["margin"] is not None:
        _margin(check, deadline["margin"])
        check.that(status in ("met", "missed"), f"{key}: a margin of what was done", deadline)
        check.that(deadline["margin"]["late"] is (status == "missed"), f"{key}: late is missed", deadline)
    extension = deadline["extension"]
    check.that(extension is None or key == "complete", f"{key}.extension", extension)
    check.that(key != "complete" or due is None or extension is not None, f"{key}.extension", extension)
    if extension is not None:
        check.that(extension["talk_by"] == due, f"{key}: talked of by the due date", extension)
        check.that(extension["agreed"] is not None or extension["status"] is None, f"{key}: agreed", extension)
        extension["margin"] and _margin(check, extension["margin"])
    check.listed(deadline["needs"], EVENTS, f"{key}.needs")
    check.that(bool(deadline["needs"]) or status != "needs_date", f"{key}: needs_date says which", deadline)
    check.provisions(deadline["provisions"], key)
    check.that(isinstance(deadline["working"], dict) and "rule" in deadline["working"], f"{key}.working", deadline)
    readings = deadline["readings"]
    for reading in readings:
        check.keys(reading, {"id", "due", "closed_on", "text"}, f"{key}.readings")
        check.that(_moment(reading["due"]) is not None, f"{key}.readings", reading)
    known = {"send_copies": ["clear_days"], "notify": ["closed_day"], "decide": ["from_notification"]}.get(key)
    check.that([reading["id"] for reading in readings] in ([], known), f"{key}.readings", readings)
    own = key == "decide"  # that reading runs from a day of its own
    check.that(own or not readings or due is not None, f"{key}: another reading stands beside a date", readings)
