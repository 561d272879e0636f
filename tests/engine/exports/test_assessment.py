"""An eligibility result as a record says what was concluded, why, and what is still to be found out."""

import pytest

from calculator import requests
from calculator.criteria import explanation
from calculator.exports import assessment, record
from calculator.exports.record import Checklist, Heading, Items, Paragraph, Table
from tests.engine.exported import DEATH, MADE


@pytest.fixture
def sections(current):
    def made(**answers):
        request = {"ask": "eligibility", "answers": answers}
        found, why = requests.answer(current, request)["eligibility"], explanation.explain(current.rules, answers)
        outline = assessment.record(current, request, found, why, record.stamp(current, MADE, "Case 12"))
        under: dict = {}
        for part in outline.parts:
            if isinstance(part, Heading) and part.level == 1:
                under[part.text] = []
            elif under:
                under[list(under)[-1]].append(part)
        return under

    return made


def texts(parts, kind=Paragraph):
    return [part.text for part in parts if isinstance(part, kind)]


def test_a_conclusion_stands_first_with_its_force_and_what_settles_it(sections):
    found = sections(child_died="yes", abuse_or_neglect="yes")
    (heading, parts), *_ = found.items()
    assert heading.endswith("(must)")
    assert texts(parts)[1] == (
        "These answers alone settle it: Abuse or neglect known or suspected: Yes; The child has died: Yes."
    )
    assert texts(parts)[2] == "Nothing more that is asked can change this outcome."
    assert "Still to be found out" not in found


def test_what_is_still_to_be_found_out_is_numbered_the_most_decisive_first(sections):
    found = sections(**DEATH["answers"])
    assert next(iter(found)) == "Not known yet"
    asked, _ = (part for part in found["Still to be found out"] if isinstance(part, Items))
    assert asked.numbered
    assert asked.items[0] == (
        "Is abuse or neglect of the child known or suspected? Yes: “Must”; No: stays “Not known yet”."
    )


def test_what_it_could_become_which_board_leads_and_what_to_bear_in_mind_stand_in_words(sections):
    """A death in custody; whether abuse or neglect is suspected is not known, and the child lived in Derby."""
    found = sections(child_died="yes", died_in_custody="yes", looked_after="no", usual_residence="derby")
    assert texts(next(iter(found.values())))[-1] == "It could still become “Must”: see what is still to be found out."
    (lead,) = texts(found["Which board leads"])
    assert lead.startswith("Derby Safeguarding Children Board should take the lead (normally resident).")
    asked = texts(found["Still to be found out"])
    assert asked[0] == "Each of these can change the outcome; the most decisive first."
    (minded,) = (part for part in found["Bear in mind"] if isinstance(part, Items))
    assert any("Child Death Reviews Procedure" in item for item in minded.items)
    (table,) = found["The criteria"]
    assert [row[3] for row in table.rows if row[0].startswith("Regulation 5(2)(a) and (b)(i),")] == ["2.2(a), 2.5"]


def test_the_shortest_ways_are_told(sections):
    parts = sections()["Still to be found out"]
    assert texts(parts)[-2:] == [
        "The shortest ways to settle it; any one of them would:",
        "It takes more answers to come to “Should”.",
    ]
    assert parts[-2].items[0] == ("Abuse or neglect known or suspected: Yes; The child has died: Yes, which is “Must”")
    parts = sections(**DEATH["answers"])["Still to be found out"]
    assert parts[-2].items == ("Abuse or neglect known or suspected: Yes, which is “Must”",)
    assert texts(parts)[-2:] == [
        "The shortest way to settle it:",
        "It takes more answers to come to “Should” or “Not met”.",
    ]


def test_where_answers_disagree_that_is_said_beside_what_is_final(sections):
    found = sections(abuse_or_neglect="no", child_died="no", life_threatening_injury="yes")
    said = [text for parts in found.values() for text in texts(parts) if text.startswith("Nothing more")]
    assert said == [
        "Nothing more that is asked can change this outcome. The answers disagree: putting them right may change it."
    ]


def test_where_the_burden_of_proof_decided_that_is_said_with_the_outcome(sections):
    """2.5, as on the page."""
    harmed = {"abuse_or_neglect": "yes", "child_died": "no", "life_threatening_injury": "yes"}
    found = sections(**harmed, no_joint_working_concern="unknown")
    parts = texts(next(iter(found.values())))
    assert parts[1].startswith("These answers alone settle it: ")
    assert "counts as a concern here" in parts[1]
    assert parts[2].startswith("Nothing more that is asked can change this outcome but this: Definitive evidence")


def test_a_record_has_nothing_to_press(sections):
    for parts in sections(child_died="yes", abuse_or_neglect="yes").values():
        assert not any("Press" in text for text in texts(parts))


def test_each_criterion_stands_in_a_row_with_why(sections):
    (table,) = sections(child_died="yes", died_in_custody="yes")["The criteria"]
    assert table.head == ("Criterion", "Standing", "Why", "Provisions")
    assert table.rows[0] == (
        "A death in custody",
        "Met",
        "Because: The child has died: Yes; Died in custody: Yes.",
        "2.6",
    )
    assert len(table.rows) == 5


def test_what_was_answered_stands_in_the_order_of_the_form(sections):
    table, again, line = sections(**DEATH["answers"])["What was entered"]
    assert again.text == "To check this later, give the calculator’s command this, on one line:"
    assert line.text.startswith('{"ask":')
    assert table.rows == (
        ("The child has died", "Yes"),
        ("Died in custody", "Not known"),
        ("Significant Harm not shared", "Yes"),
    )


def test_indicators_are_listed_by_answer_and_not_scored(sections):
    parts = sections(child_died="no", harm_not_shared="yes", harm_not_acted_on="no")["Indicators"]
    assert texts(parts) == ["Listed, never scored. Provision 2.9."]
    assert texts(parts, Heading) == ["Yes (1)", "No (1)"]
    assert "Indicators" not in sections(child_died="no")


def test_what_to_do_now_is_to_be_ticked_off(sections):
    (duties,) = sections()["Do now"]
    assert isinstance(duties, Checklist)
    assert duties.items[0].endswith("Provision 1.2.")


def test_answers_that_disagree_are_warned_of(sections):
    assert len(texts(sections(child_died="no", died_in_custody="yes")["Warnings"])) == 1


def test_below_the_criteria_the_reader_is_told_that_a_referral_is_still_possible(sections):
    """2.8, 3.8, 3.10 and 3.12."""
    found = sections(child_died="no", abuse_or_neglect="no")
    (beside,) = [part for part in found["Bear in mind"] if isinstance(part, Items)]
    for provision in ("1.3", "3.9", "3.8", "3.10", "3.12"):
        assert any(provision in item for item in beside.items)


def test_each_column_has_the_share_of_the_page_that_its_words_want(sections):
    found = sections(**DEATH["answers"])
    widths = {table.head[0]: table.widths for parts in found.values() for table in parts if isinstance(table, Table)}
    assert widths == {"Criterion": (5, 3, 9, 3), "Asked": (3, 1)}


def test_the_indicators_stand_in_lists_by_the_answer(sections):
    found = sections(child_died="no", harm_not_shared="yes")["Indicators"]
    heading, listed = found[1:]
    assert heading == Heading(level=2, text="Yes (1)")
    assert len(listed.items) == 1


def test_the_burden_of_proof_stands_behind_the_answers_that_settle_it(sections):
    """2.5."""
    harmed = {"abuse_or_neglect": "yes", "other_serious_harm": "yes"}
    settled = texts(next(iter(sections(**harmed, no_joint_working_concern="unknown").values())))[1]
    listed, _, burden = settled.partition(": Not known. ")
    assert listed == (
        "These answers alone settle it: Abuse or neglect known or suspected: Yes; Other serious harm: Yes; Definitive "
        "evidence of no concern about joint working"
    )
    assert burden.startswith("“Not known” about how agencies worked together counts as a concern here, because")
    assert burden.endswith("(2.5).")
