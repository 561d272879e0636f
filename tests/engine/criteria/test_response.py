"""What a response holds of an assessment and of its explanation."""

from calculator.criteria import response
from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare

NOT_SUNK_WITH_CREW = {"crewed": "yes", "sunk": "no", "towed": "no", "home_port": "westport", "others_towed": "yes"}


def test_an_assessment_is_written_with_lists_and_ids(small):
    found = response.eligibility(assess(small.rules, NOT_SUNK_WITH_CREW))
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
    assert response.eligibility(assess(small.rules, {"sunk": "yes"}))["presumed"] == "inquiry_must"


def test_without_a_lead_board_and_indicators_the_response_has_both_and_nothing_in_them(small):
    rules = prepare(small.procedure._replace(lead=None, indicators=None))
    found = response.eligibility(assess(rules, {"sunk": "no"}))
    assert found["lead"] == {"board": None, "basis": None, "partners": None, "needed": []}
    assert found["indicators"] == {"applies": False, "yes": [], "no": [], "unknown": []}
    assert found["warnings"] == []


def test_an_explanation_is_written_with_lists_and_ids(weighed):
    answers = {"sunk": "yes", "holed": "no", "overladen": "no", "seaworthy": "unknown"}
    found = response.explanation(explain(weighed, answers))
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
