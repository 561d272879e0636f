"""What a response holds of each result: lists and ids, every key, dates in ISO form, nothing that JSON cannot hold."""

import json

from hypothesis import given, settings

from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare
from calculator.responses import part
from tests.engine import sinking
from tests.engine.sinking import AS_AT, DATES

NOT_SUNK_WITH_CREW = {"crewed": "yes", "sunk": "no", "towed": "no", "home_port": "westport", "others_towed": "yes"}


def test_an_assessment_is_written_with_lists_and_ids(small):
    found = part(assess(small.rules, NOT_SUNK_WITH_CREW))["eligibility"]
    assert found == {
        "conclusion": "not_met",
        "also": [],
        "could_become": [],
        "could_also": [],
        "presumed": None,
        "criteria": [
            {
                "id": "sunk_unsafe",
                "outcome": "inquiry_must",
                "status": "not_met",
                "because": [{"question": "sunk", "answer": "no"}],
                "provisions": ["1.1"],
            }
        ],
        "needed": [],
        "lead": {"board": "westport", "basis": "home_port", "partners": True, "needed": []},
        "indicators": {"applies": True, "yes": ["crewed"], "no": [], "unknown": []},
        "do_now": ["1.10"],
        "warnings": [
            {
                "code": "inconsistent_answers",
                "message": "These cannot all be right. Sunk: No; Crewed: Yes.",
                "questions": ["sunk", "crewed"],
            }
        ],
    }
    assert list(found) == [
        "conclusion", "also", "could_become", "could_also", "presumed", "criteria", "needed", "lead", "indicators",
        "do_now", "warnings",
    ]  # fmt: skip


def test_what_the_burden_of_proof_presumes_is_written_by_its_id(small):
    assert part(assess(small.rules, {"sunk": "yes"}))["eligibility"]["presumed"] == "inquiry_must"


def test_without_a_lead_board_and_indicators_the_response_has_both_and_nothing_in_them(small):
    rules = prepare(small.procedure._replace(lead=None, indicators=None))
    found = part(assess(rules, {"sunk": "no"}))["eligibility"]
    assert found["lead"] == {"board": None, "basis": None, "partners": None, "needed": []}
    assert found["indicators"] == {"applies": False, "yes": [], "no": [], "unknown": []}
    assert found["warnings"] == []


def test_an_explanation_is_written_with_lists_and_ids(weighed):
    answers = {"sunk": "yes", "holed": "no", "overladen": "no", "seaworthy": "unknown"}
    found = part(explain(weighed, answers))["explanation"]
    because = [{"question": "sunk", "answer": "yes"}, {"question": "seaworthy", "answer": "unknown"}]
    assert found["conclusion"] == {
        "because": because,
        "would_settle": [],
        "open_to": [],
        "unless": [{"question": "seaworthy", "answer": "yes"}],
    }
    assert found["criteria"] == [
        {"id": "sunk_unsafe", "because": because, "would_settle": []},
        {
            "id": "sunk_crewed",
            "because": [],
            "would_settle": [
                {"answers": [{"question": "crewed", "answer": "yes"}], "leads_to": True},
                {"answers": [{"question": "crewed", "answer": "no"}], "leads_to": False},
            ],
        },
    ]
    assert found["what_if"][0] == {
        "question": "sunk",
        "answer": "no",
        "conclusion": "not_met",
        "also": [],
        "could_become": [],
        "could_also": [],
        "criteria": [{"id": "sunk_unsafe", "status": "not_met"}, {"id": "sunk_crewed", "status": "not_met"}],
    }
    assert list(found) == ["conclusion", "criteria", "what_if"]


def test_a_deadline_is_told_with_all_that_is_known_of_it(timeline):
    tell = part(timeline(AS_AT, **DATES, told="2018-05-12"))["timeline"]["deadlines"][2]
    working = tell.pop("working")
    assert tell == {
        "id": "tell",
        "title": "Tell the coastguard",
        "short": "Tell the coastguard",
        "force": "must",
        "due": "2018-04-17",
        "closed_on": None,
        "projected": False,
        "status": "missed",
        "label": "Missed",
        "days": -14,
        "done": "2018-05-12",
        "undated": False,
        "evidence": None,
        "ahead": True,
        "margin": {
            # 18 to 20, 23 to 27 and 30 April, 1 to 4 and 8 to 11 May
            "late": True, "days": 25, "working_days": 17, "minutes": None, "text": "25 days late (17 working days)",
        },
        "extension": {
            "event": "put_off",
            "label": "the day agreed",
            "talk_by": "2018-04-17",
            "text": "The coastguard may wait.",
            "agreed": "2018-05-10",
            "status": "missed",
            "label_status": "Missed",
            "days": 9,
            "early": False,
            "margin": {
                "late": True, "days": 2, "working_days": 1, "minutes": None, "text": "2 days late (1 working day)",
            },
        },
        "readings": [],
        "needs": [],
        "provisions": ["1.3"],
    }  # fmt: skip
    counted, skipped = working.pop("counted"), working.pop("skipped")
    assert (counted[0], counted[-1]) == ({"day": 1, "date": "2018-04-04"}, {"day": 10, "date": "2018-04-17"})
    assert skipped[0] == {"date": "2018-04-07", "why": "Saturday"}
    assert working == {
        "start": {"event": "opened", "label": "the opening", "at": "2018-04-03", "projected": False},
        "rule": "within ten working days of the opening carelessness",
        "counting": "Without Sundays.",
        "note": "From the opening, not the report.",
        "month_end": False,
        "clock_moved": False,
        "calendar": {"from": "2012-01-01", "to": "2028-12-31"},
        "interpretations": ["holed-or-laden"],
    }


def test_what_tells_of_a_thing_that_is_not_entered_is_told_with_its_day(timeline):
    found = part(timeline("2018-05-28", reported="2018-03-24", told="undated", read_out="2018-05-28"))["timeline"]
    _, opened, tell, post = found["deadlines"]
    assert opened["evidence"] == {"event": "read_out", "at": "2018-05-28", "came": True}
    assert post["evidence"] == {"event": "read_out", "at": "2018-05-28", "came": False}
    assert (tell["undated"], tell["evidence"], tell["done"]) == (True, None, None)
    (opened,) = [d for d in part(timeline(verdict="unlucky"))["timeline"]["deadlines"] if d["id"] == "open"]
    assert opened["evidence"] == {"event": "verdict", "at": None, "came": True}


def test_why_a_day_is_no_working_day_stands_with_the_date_and_with_each_reading(timeline):
    """Two weeks before Saturday 14 April is Saturday 31 March; a day earlier is Good Friday."""
    post = part(timeline(read_out="2018-04-14"))["timeline"]["deadlines"][3]
    assert (post["due"], post["closed_on"]) == ("2018-03-31", "Saturday")
    assert [(one["due"], one["closed_on"]) for one in post["readings"]] == [
        ("2018-03-30", "Good Friday"),
        ("2018-03-30", "Good Friday"),  # from Friday 13 April, the working day before
    ]


def test_a_warning_names_the_events_that_raise_it(timeline):
    (warned,) = part(timeline(told="1999-01-01"))["timeline"]["warnings"]
    assert warned == {
        "code": "missing_start", "message": "Nobody gave the day of the opening.", "events": ["told"],
    }  # fmt: skip


def test_what_is_not_known_of_a_deadline_is_null(timeline):
    report, _, tell, _ = part(timeline())["timeline"]["deadlines"]
    names = ("due", "done", "days", "margin", "extension")
    assert [tell[name] for name in names] == [None] * len(names)
    assert (tell["working"]["start"], tell["status"], tell["label"]) == (None, "needs_date", "Needs a date")
    assert report["working"]["calendar"] is None


def test_more_time_that_nobody_agreed_has_no_date_and_no_standing(timeline):
    extension = part(timeline(AS_AT, opened="2018-04-03"))["timeline"]["deadlines"][2]["extension"]
    names = ("agreed", "status", "label_status", "days", "margin")
    assert ([extension[name] for name in names], extension["early"]) == ([None] * len(names), False)


def test_a_step_back_is_told_with_all_that_is_known_of_it(timeline):
    plan = part(timeline(AS_AT, **DATES))["timeline"]["backwards"]
    steps = plan.pop("steps")
    assert plan == {
        "event": "read_out", "label": "the reading", "date": "2018-05-28", "text": "Each period in full.",
    }  # fmt: skip
    assert steps[1] == {
        "event": "told",
        "label": "the telling",
        "title": "Tell",
        "latest": "2018-05-14",
        "given": "2018-05-10",
        "agreed": True,
        "projected": False,
        "holds": True,
        "past": False,
        "otherwise": "Too late.",
        "rule": "",
        "due": "2018-04-17",
        "spare": 27,
        "inferred": True,
        "note": "First things first.",
        "readings": [],
        "provisions": ["1.3"],
    }
    assert (steps[2]["rule"], steps[2]["inferred"]) == ("within ten working days of the opening carelessness", False)


def test_a_present_duty_is_told_with_its_rule_and_what_it_needs(timeline):
    present = part(timeline(reported="2018-03-24"))["timeline"]["present"]
    assert present["source"] == {"title": "Tide tables", "href": "sources/#source-tides"}
    assert present["duties"][0] == {
        "id": "ring",
        "title": "Ring",
        "rule": "within five working days of the report",
        "due": "2018-04-03",
        "needs": [],
        "too_early": False,
        "readings": [],
        "note": "Loudly.",
    }
    assert (present["duties"][1]["due"], present["duties"][1]["needs"]) == (None, ["opened"])


def test_the_whole_says_as_at_which_day_what_was_decided_and_what_is_warned_of(timeline):
    found = part(timeline("2018-05-01T10:00", **DATES))["timeline"]
    assert set(found) == {"as_at", "decided", "deadlines", "undated", "backwards", "present", "warnings"}
    assert (found["as_at"], found["decided"]) == ("2018-05-01T10:00+01:00", "careless")
    text = "Tell the coastguard within ten working days."
    assert found["undated"] == [{"provision": "1.3", "text": text, "force": "must", "moment": "opened"}]
    assert [warning["code"] for warning in found["warnings"]] == ["closure", "new_tug"]
    bare = part(timeline())["timeline"]
    assert (bare["as_at"], bare["decided"], bare["backwards"], bare["present"], bare["warnings"]) == (
        None, None, None, None, [],
    )  # fmt: skip


@settings(max_examples=50)
@given(dates=sinking.drawn_dates, as_at=sinking.drawn_as_at)
def test_whatever_is_given_the_response_is_plain_data(timeline, dates, as_at):
    found = part(timeline(as_at, **dates))["timeline"]
    assert json.loads(json.dumps(found)) == found
