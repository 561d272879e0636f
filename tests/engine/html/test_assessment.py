"""An eligibility result as it is read: the outcome with its force, the reasons, what stands beside it."""

import pytest
from hypothesis import given, settings

from calculator.criteria import assessment, explanation
from calculator.html import assessment as report
from tests.engine import drawn_requests, hypertext
from tests.engine.responses import INDICATORS

ROOT = "../"
CUSTODY = {"child_died": "yes", "died_in_custody": "yes"}


@pytest.fixture(scope="module")
def show(rules):
    """The result as read back, once its links are checked."""

    def shown(answers=None, /, **more):
        answers = {**(answers or {}), **more}
        result, why = assessment.assess(rules, answers), explanation.explain(rules, answers)
        found = hypertext.read(report.html(rules, answers, result, why, ROOT))
        hypertext.check_links(found, rules.procedure, ROOT)
        return found

    return shown


def after(found, heading):
    """What stands under a heading, up to the next, as one text."""
    texts, within = [], False
    for part in found.inner:
        if part.name == "h3":
            within = part.text() == heading
        elif within:
            texts.append(part.text())
    return " ".join(texts)


def headings(found):
    return [part.text() for part in found.all("h3")]


@pytest.mark.parametrize(
    ("answers", "word", "outcome", "force"),
    [
        ({"abuse_or_neglect": "yes", "child_died": "yes"}, "Must", "scr_must", "must"),
        (CUSTODY | {"abuse_or_neglect": "no"}, "Should", "scr_should", "should"),
        ({}, "Not known yet", "undetermined", None),
        ({"abuse_or_neglect": "no", "child_died": "no"}, "Not met", "not_met", None),
    ],
)
def test_the_outcome_stands_first_with_its_force(show, rules, answers, word, outcome, force):
    found = show(answers)
    first = found.inner[0]
    assert first.attributes["class"] == f"conclusion conclusion--{outcome}"
    assert [badge.text() for badge in first.all(class_="force")] == ([force] if force else [])
    assert report.word(rules.procedure, assessment.assess(rules, answers)) == word
    title = next(o.title for o in rules.procedure.outcomes.values() if o.id == outcome)
    assert title in first.text()


def outline(found):
    """What stands directly inside, each by its name and class, a heading with its words."""
    parts = [part for part in found.inner if not isinstance(part, str)]
    marks = [part.text() if part.name == "h3" else part.attributes.get("class", "") for part in parts]
    return [f"{part.name} {mark}".strip() for part, mark in zip(parts, marks, strict=True)]


def test_a_result_is_laid_out_in_the_order_in_which_it_is_needed(show):
    found = show(CUSTODY | {"harm_not_shared": "yes"})
    assert outline(found) == [
        "div conclusion conclusion--should",
        "h3 Still to be found out", "p", "ol needed", "p", "ul settling",
        "h3 The criteria", "ul criteria",
        "details working",
        "h3 Do now", "ul do-now",
        "h3 Which board leads", "p",
        "h3 Indicators", "p", "p", "ul",
        "h3 Bear in mind", "ul reminders",
    ]  # fmt: skip
    assert outline(found.inner[0]) == ["h3 should A Serious Case Review should be carried out", "p", "p"]
    assert outline(found.one("ol", "needed").all("li")[0]) == ["a", "span prospect"]
    met, *_ = found.one("ul", "criteria").all("li")
    assert outline(met) == ["p criterion__title", "p because", "p"]
    assert outline(met.inner[0]) == ["span status status--met"]
    heads = found.one("details").one("thead").all("th")
    assert [(head.text(), head.attributes) for head in heads] == [
        ("Were the answer", {"scope": "col"}), ("Outcome", {"scope": "col"}),
    ]  # fmt: skip


def test_a_settled_result_with_a_contradiction_begins_with_its_warning(show):
    found = show({"abuse_or_neglect": "no", "child_died": "no", "died_in_custody": "yes"})
    assert outline(found)[:4] == ["div warning", "div conclusion conclusion--not_met", "p settled", "h3 The criteria"]
    assert outline(found.inner[0]) == ["p"]
    assert outline(found.inner[1]) == ["h3 On these answers the criteria are not met", "p", "p because"]
    assert found.inner[1].all("p")[0].text().startswith("None of the criteria is met. Another kind of review may still")


def test_a_criterion_without_reasons_has_a_title_and_its_provisions_alone(show):
    open_still = show({"usual_residence": "derby"}).one("ul", "criteria").all("li")
    assert {tuple(outline(item)) for item in open_still} <= {
        ("p criterion__title", "p because", "p"), ("p criterion__title", "p"),
    }  # fmt: skip


def test_a_should_that_could_become_a_must_says_so(show):
    could = "It could still become “Must”"
    assert could in show(CUSTODY).inner[0].text()
    assert could not in show(CUSTODY, abuse_or_neglect="no").text()


def test_what_is_still_to_be_found_out_is_asked_in_order_each_a_link_to_its_question(show):
    found = show(child_died="yes", abuse_or_neglect="unknown").one("ol", "needed")
    assert [link.attributes["href"] for link in found.all("a")] == [
        "#q-abuse_or_neglect",
        "#q-died_in_custody",
        "#q-detained_under_mental_health_act",
        "#q-aged_16_or_17",
        "#q-deprivation_of_liberty_order",
    ]
    assert found.all("a")[0].text() == "Is abuse or neglect of the child known or suspected?"


def test_where_nothing_can_change_the_outcome_that_is_said(show):
    found = show(abuse_or_neglect="yes", child_died="yes")
    assert found.all(class_="needed") == []
    assert found.one("p", "settled").text() == "Nothing more that is asked can change this outcome."


def test_the_criteria_stand_met_first_then_open_then_not_met_each_with_its_reasons_and_provisions(show):
    found = show(CUSTODY, detained_under_mental_health_act="no")
    listed = found.one("ul", "criteria").all("li")
    assert [item.one(class_="status").text() for item in listed] == [
        "Met", "Not settled", "Not settled", "Not settled", "Not met",
    ]  # fmt: skip
    assert "A death in custody" in listed[0].text()
    assert "Because: The child has died: Yes; Died in custody: Yes" in listed[0].text()
    assert "So far: The child has died: Yes" in listed[1].text()
    assert "Because: Detained under the Mental Health Act 1983: No" in listed[4].text()
    assert [link.text() for link in listed[0].all("a")] == ["2.6"]


def test_a_criterion_with_nothing_to_go_by_gives_no_reasons(show):
    said = show().one("ul", "criteria").text()
    assert "Because:" not in said
    assert "So far:" not in said


def test_an_open_criterion_says_what_would_settle_it_and_how(show):
    """A death and abuse or neglect make the first: of nothing, a no to either rules it out; after a death, a yes to
    the other meets it.
    """
    first = show().one("ul", "criteria").all("li")[0].text()
    assert "Would not be met with Abuse or neglect known or suspected: No, or with The child has died: No." in first
    assert "Would be met" not in first
    first = show(child_died="yes").one("ul", "criteria").all("li")[0].text()
    assert "Would be met with Abuse or neglect known or suspected: Yes." in first
    assert "Would not be met with Abuse or neglect known or suspected: No." in first
    assert "Would" not in show(child_died="no", abuse_or_neglect="no").one("ul", "criteria").text()


def test_a_settled_outcome_says_which_answers_settle_it(show):
    settle = "These answers alone settle it: Abuse or neglect known or suspected: Yes; The child has died: Yes."
    found = show(abuse_or_neglect="yes", child_died="yes", died_in_custody="yes", looked_after="no")
    assert settle in found.inner[0].text()
    assert "These answers alone" not in show(CUSTODY).text()
    assert "These answers alone" not in show().text()


def prospects(found):
    return [item.one("span", "prospect").text() for item in found.one("ol", "needed").all("li")]


def test_what_is_still_to_be_found_out_says_what_each_answer_would_make_of_it(show):
    """After a death in custody, abuse or neglect makes a must of a should; its absence leaves it a should for good."""
    assert prospects(show(CUSTODY)) == ["Yes: “Must”; No: “Should”, settled."]
    first, *_ = prospects(show(child_died="yes", abuse_or_neglect="unknown"))
    assert first == "Yes: “Must”; No: stays “Not known yet”."


def test_a_yes_that_leaves_a_should_open_to_a_must_says_so(show):
    """2.6 and 2.5: after a death, custody gives should, and abuse or neglect could still make it a must."""
    asked = show(child_died="yes").one("ol", "needed").all("li")
    custody = next(item.text() for item in asked if "custody" in item.text())
    assert "Yes: “Should”, which could still become “Must”; No: stays “Not known yet”." in custody


def test_a_question_that_changes_nothing_alone_says_that_it_does_with_others(show):
    """Of nothing, no one answer settles it. A death, abuse and proof are in the shortest ways; the rest are not."""
    found = prospects(show())
    assert found[:3] == ["Only together with others, as below."] * 3
    assert set(found[3:]) == {"Only together with others."}
    assert len(found) == 10


def ways(found):
    return [item.text() for item in found.one("ul", "settling").all("li")]


def test_the_shortest_ways_to_an_outcome_are_said(show):
    """A death with abuse or neglect is a must. Without a death, abuse ruled out meets nothing, nor does proof."""
    assert ways(show()) == [
        "Abuse or neglect known or suspected: Yes; The child has died: Yes, which is “Must”",
        "Abuse or neglect known or suspected: No; The child has died: No, which is “Not met”",
        "The child has died: No; Definitive evidence of no concern about joint working: Yes, which is “Not met”",
    ]


def test_one_answer_that_would_settle_it_is_said_among_them(show):
    assert ways(show(CUSTODY)) == [
        "Abuse or neglect known or suspected: Yes, which is “Must”",
        "Abuse or neglect known or suspected: No, which is “Should”",
    ]


def test_where_the_shortest_ways_were_not_looked_through_that_is_said_and_none_is_shown(rules):
    result, why = assessment.assess(rules, CUSTODY), explanation.explain(rules, CUSTODY)
    why["conclusion"] = why["conclusion"] | {"would_settle": None}
    why["criteria"] = [criterion | {"would_settle": None} for criterion in why["criteria"]]
    found = hypertext.read(report.html(rules, CUSTODY, result, why, ROOT))
    assert "There are too many ways to settle it for the shortest to be looked for." in found.text()
    assert "would settle it:" not in found.text()
    assert "Would be met" not in found.text()
    assert found.all("ul", "settling") == []


def test_a_not_known_that_counts_says_on_whom_the_burden_lies(show):
    """2.5: where it is not known, there is a concern."""
    harmed = {"abuse_or_neglect": "yes", "other_serious_harm": "yes"}
    burden = "counts as a concern here"
    assert burden in show(harmed, no_joint_working_concern="unknown").text()
    assert burden not in show(harmed, no_joint_working_concern="no").text()
    assert burden not in show(child_died="unknown", abuse_or_neglect="yes").text()


HARMED = {"abuse_or_neglect": "yes", "child_died": "no", "life_threatening_injury": "yes"}


def test_where_the_burden_of_proof_decided_the_outcome_says_so_and_what_alone_can_change_it(show):
    """2.5: a review follows unless there is definitive evidence of no concern, so such evidence would turn it."""
    found = show(HARMED, no_joint_working_concern="unknown")
    assert "counts as a concern here" in found.inner[0].text()
    assert found.one("p", "settled").text() == (
        "Nothing more that is asked can change this outcome but this: "
        "Definitive evidence of no concern about joint working: Yes."
    )


@pytest.mark.parametrize("answers", [{"no_joint_working_concern": "no"}, {"child_died": "yes"}])
def test_where_the_burden_of_proof_did_not_decide_the_outcome_nothing_is_said_of_it(show, answers):
    found = show(HARMED | {"no_joint_working_concern": "unknown"} | answers)
    assert "counts as a concern here" not in found.inner[0].text()
    assert found.one("p", "settled").text() == "Nothing more that is asked can change this outcome."


@pytest.mark.parametrize(
    ("answers", "provisions"),
    [({}, ["1.2", "5.2"]), ({"abuse_or_neglect": "no"}, ["5.2"])],
)
def test_what_to_do_now_is_listed_with_its_provisions(show, answers, provisions):
    found = show(answers).one("ul", "do-now")
    assert [link.text() for link in found.all("a")] == provisions
    assert "within 24 hours" in found.text()
    assert "within one month" in found.text()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"looked_after": "no", "usual_residence": "derby"},
            "Derby Safeguarding Children Board should take the lead",
        ),
        (
            {"looked_after": "yes", "responsible_authority": "derbyshire"},
            "Derbyshire Safeguarding Children Board should take the lead (responsible authority)",
        ),
        (
            {"usual_residence": "derby", "responsible_authority": "derby"},
            "Derby Safeguarding Children Board should take the lead (normally resident and responsible authority",
        ),
        (
            {"looked_after": "no", "usual_residence": "elsewhere"},
            "The board for that other area should take the lead",
        ),
        ({"looked_after": "no"}, "Not known yet. It turns on: Normally resident."),
        ({}, "It turns on: Looked after, Normally resident and Responsible authority."),
    ],
)
def test_the_board_that_leads_is_named_or_what_it_turns_on(show, answers, said):
    assert said in after(show(answers), "Which board leads")


@pytest.mark.parametrize(
    ("answers", "inferred"),
    [
        ({"looked_after": "yes", "responsible_authority": "derby"}, True),
        ({"usual_residence": "derby", "responsible_authority": "derby"}, True),
        ({"looked_after": "no", "usual_residence": "derby"}, False),
        ({"looked_after": "yes"}, False),
    ],
)
def test_the_board_of_a_responsible_authority_is_said_to_be_inferred(show, procedure, answers, inferred):
    """2.7 names an authority, which is no board."""
    assert (procedure.lead.inference in after(show(answers), "Which board leads")) is inferred


@pytest.mark.parametrize(("answer", "said"), [("yes", True), ("no", False), ("unknown", False), (None, False)])
def test_other_boards_are_partners_where_they_have_an_interest(show, answer, said):
    answers = {"other_boards_involved": answer} if answer else {}
    assert ("partners in the review" in after(show(answers), "Which board leads")) is said


def test_indicators_are_listed_by_answer_and_never_scored(show):
    found = show({INDICATORS[0]: "yes", INDICATORS[4]: "yes", INDICATORS[9]: "no", INDICATORS[5]: "unknown"})
    said = after(found, "Indicators")
    assert "Listed, never scored." in said
    assert "Yes (2) Significant Harm not recognised" in said
    assert "No (1)" in said
    assert "Not known (1)" in said


def test_indicators_of_a_death_are_said_to_be_for_other_cases_and_none_are_no_heading(show):
    assert "for cases other than a death" in after(show({INDICATORS[0]: "yes"}, child_died="yes"), "Indicators")
    assert "Indicators" not in headings(show(child_died="no"))


def test_answers_that_contradict_each_other_are_named_in_a_warning(show):
    warning = show(child_died="no", died_in_custody="yes").one("div", "warning").text()
    assert "The child has died: No" in warning
    assert "Died in custody: Yes" in warning
    assert show(CUSTODY).all("div", "warning") == []


def test_the_outcome_in_a_word_warns_where_the_answers_disagree(rules):
    answers = {"child_died": "no", "died_in_custody": "yes", "abuse_or_neglect": "no"}
    word = report.word(rules.procedure, assessment.assess(rules, answers))
    assert word == "Not met, but the answers disagree"


def test_a_warning_stands_before_the_outcome(show):
    assert show(child_died="no", died_in_custody="yes").inner[0].attributes["class"] == "warning"


# ---- what stands beside every result

INQUIRY, DECIDES = "1.3", "3.9"
NOT_MET = ("2.8", "3.10", "3.8", "3.12")
DEATH, INSTITUTION = "0.5", "15.2"


def reminded(found):
    """The provisions that the reminders cite; a further statement of a provision counts as that provision."""
    cited = {link.text() for link in found.one("ul", "reminders").all("a")}
    return {".".join(key.split(".")[:2]) for key in cited}


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"abuse_or_neglect": "yes", "child_died": "yes"},
        CUSTODY,
        {"abuse_or_neglect": "no", "child_died": "no"},
    ],
)
def test_beside_every_result_a_review_is_no_inquiry_and_the_chair_decides(show, answers):
    found = show(answers)
    assert {INQUIRY, DECIDES} <= reminded(found)
    said = found.one("ul", "reminders").text()
    assert "how a child died" in said
    assert "The Chair of the Board decides" in said


def test_beside_not_met_anyone_may_refer_other_reviews_are_possible_and_the_panel_may_look(show):
    assert set(NOT_MET) <= reminded(show(abuse_or_neglect="no", child_died="no"))
    for answers in ({}, CUSTODY, {"abuse_or_neglect": "yes", "child_died": "yes"}):
        assert set(NOT_MET).isdisjoint(reminded(show(answers)))


@pytest.mark.parametrize(("died", "said"), [("yes", True), ("no", False), ("unknown", False), (None, False)])
def test_beside_a_death_stands_the_child_death_review(show, died, said):
    assert (DEATH in reminded(show({"child_died": died} if died else {}))) is said


@pytest.mark.parametrize(("abuse", "said"), [("yes", True), ("no", False), ("unknown", False), (None, False)])
def test_beside_abuse_in_an_institution_stands_section_15(show, abuse, said):
    assert (INSTITUTION in reminded(show({"institutional_abuse": abuse} if abuse else {}))) is said


@settings(max_examples=150)
@given(answers=drawn_requests.valid_answers)
def test_every_result_is_well_formed_and_links_only_to_the_form_and_to_the_guidance(show, answers):
    found = show(answers)
    assert "{{" not in found.text()
