"""The sentences of an assessment, to the letter, on the small procedure."""

import pytest

from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare
from calculator.procedure import Page
from calculator.wording import assessment as wording
from calculator.wording.phrases import Cites, Field, Strong, plain

SOUND = {"sunk": "yes", "holed": "no", "overladen": "no"}
INFERRED = "A port has no board, so that its board leads is inferred."


@pytest.fixture(scope="module")
def words(weighed):
    """A sentence about some answers, as plain text; several as a list."""

    def worded(about, answers, rules=weighed):
        found, why = assess(rules, answers), explain(rules, answers)
        return {
            "headline": lambda: wording.headline(found),
            "short": lambda: wording.short(found),
            "announced": lambda: wording.announced(found),
            "grounds": lambda: [plain(sentence) for sentence in wording.grounds(found, why)],
            "working": lambda: [plain(sentence) for sentence in wording.working(found, why)],
            "disagreement": lambda: plain(wording.disagreement(found)),
            "could_become": lambda: wording.could_become(found),
            "nothing_more": lambda: plain(wording.working(found, why)[-1]),
            "needed": lambda: [f"{plain(question)} {prospect}" for question, prospect in wording.needed(found, why)],
            "before settling": lambda: wording.settling(found.procedure, why)[0],
            "settling": lambda: [plain(way) for way in wording.settling(found.procedure, why)[1]],
            "further": lambda: wording.settling(found.procedure, why)[2],
            "criteria": lambda: [
                plain(wording.because(found, one, why.criteria[one.criterion.id])) for one in wording.criteria(found)
            ],
            "statuses": lambda: [wording.status(found, one) for one in wording.criteria(found)],
            "do_now": lambda: [f"{duty.text} {plain(wording.beside(found, duty))}" for duty in found.do_now],
            "lead": lambda: plain(wording.lead(found)),
            "indicators": lambda: wording.indicators(found)[1],
            "indicators_note": lambda: plain(wording.indicators(found)[0]),
            "reminders": lambda: [plain(reminder) for reminder in wording.reminders(found)],
        }[about]()

    return worded


@pytest.mark.parametrize(
    ("answers", "headline", "word"),
    [
        ({"sunk": "yes"}, "Must, unless a diver says so", "Must, unless a diver says so"),
        (
            {"sunk": "yes", "crewed": "yes"},
            "Should; must, unless a diver says so",
            "Should; must, unless a diver says so",
        ),
        ({"sunk": "yes", "seaworthy": "unknown"}, "An inquiry must be held", "Must"),
        ({"sunk": "yes", "crewed": "yes", "seaworthy": "yes"}, "An inquiry should be held", "Should"),
        ({}, "Not known yet", "Not known yet"),
    ],
    ids=["presumed", "presumed under should", "must", "should", "open"],
)
def test_the_headline_is_first_of_all_what_the_burden_of_proof_presumes_and_it_is_heard(words, answers, headline, word):
    assert words("headline", answers) == headline
    assert words("announced", answers).startswith(f"Result: {word.lower()}")


def test_under_the_headline_stands_on_which_criteria_it_rests_or_what_it_means_and_what_decides_next(words):
    unsafe, crewed = "An unsafe boat sank. Provision 1.1.", "an unsafe boat sank; a boat sank with its crew."
    assert words("grounds", {"sunk": "yes"}) == [unsafe]
    assert words("grounds", SOUND | {"seaworthy": "unknown"}) == [unsafe]
    (both,) = words("grounds", {"sunk": "yes", "crewed": "yes"})
    assert both.lower().startswith(crewed)
    assert words("grounds", {}) == [
        "More has to be found out. Provision 1.1.",
        "First to find out: Has the boat sunk?",
    ]


def test_on_whom_the_burden_lies_and_what_it_means_is_told_with_the_working(words):
    burden = "“Not known” counts as not seaworthy (1.1)."
    assert words("working", {"sunk": "yes"}) == [burden]
    crewed = "The boat sank with its crew. Provision 1.2."
    assert words("working", {"sunk": "yes", "crewed": "yes"}) == [crewed, burden]
    assert words("working", {}) == []


def test_in_a_few_words_an_outcome_is_short_and_where_answers_disagree_that_is_said(words):
    assert words("short", {"sunk": "yes"}) == "To be held, unless …"
    assert words("short", {"sunk": "yes", "holed": "yes"}) == "To be held"
    assert words("short", {"crewed": "yes", "sunk": "no"}) == "2 answers disagree"


def test_an_outcome_is_heard_in_a_word_and_a_sentence_with_whether_it_still_applies(words, small, weighed):
    gone = small.procedure.superseded
    under, must = gone.under, {"sunk": "yes", "holed": "yes"}
    assert words("announced", must) == f"Result: must. {under}, an inquiry must be held. {gone.replaced}"
    assert words("announced", {}) == f"Result: not known yet, {under[0].lower()}{under[1:]}. {gone.replaced}"
    disagreeing = words("announced", {"crewed": "yes", "sunk": "no"})
    assert disagreeing.startswith("Result: not met, but the answers disagree. ")
    still = weighed._replace(procedure=weighed.procedure._replace(superseded=None))
    assert words("announced", must, still) == "Result: must. An inquiry must be held."
    assert words("announced", {}, still) == "Result: not known yet."


def test_a_reminder_that_is_first_stands_under_the_headline_and_not_again_beside_it(words):
    coastguard = "A boat that is not registered is for the coastguard. Provision 1.3."
    answers = {"registered": "no"}
    assert words("grounds", answers) == [coastguard, "Nothing calls for an inquiry. Provision 1.1."]
    assert coastguard not in words("reminders", answers)
    assert words("working", answers)[0] == "These answers alone settle it: Registered: No."


def test_what_is_presumed_alone_is_settled_by_no_answer(words, small):
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when="registered")
    rules = prepare(small.procedure._replace(criteria={criterion.id: criterion}))
    assert words("working", {}, rules)[1:] == ["Nothing more that is asked can change this outcome."]
    assert words("criteria", {}, rules) == [""]
    assert words("nothing_more", {}, rules) == "Nothing more that is asked can change this outcome."


def test_each_answer_that_disagrees_is_a_field_of_the_form(weighed):
    found = wording.disagreement(assess(weighed, {"crewed": "yes", "sunk": "no"}))
    assert [piece for piece in found if isinstance(piece, Field)] == [Field("sunk", "Sunk"), Field("crewed", "Crewed")]


def test_answers_that_disagree_are_named_with_what_was_answered_and_agreeing_ones_are_not(words):
    assert words("disagreement", {"crewed": "yes", "sunk": "no"}) == (
        "These cannot all be right. Sunk: No; Crewed: Yes."
    )
    assert words("disagreement", {"crewed": "yes"}) == ""


def test_a_weaker_outcome_says_what_it_could_still_become(words):
    assert words("could_become", {"sunk": "yes", "crewed": "yes"}) == ["It could still become “Must”."]
    assert words("could_become", SOUND) == []


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"sunk": "yes", "holed": "yes"}, "These answers alone settle it: Sunk: Yes; Holed: Yes."),
        (
            SOUND | {"seaworthy": "unknown"},
            "These answers alone settle it: Sunk: Yes; Seaworthy: Not known. "
            "“Not known” counts as not seaworthy (1.1).",
        ),
    ],
    ids=["answers", "burden of proof"],
)
def test_what_settles_the_outcome_is_said_and_on_whom_the_burden_of_proof_lay(words, answers, sentence):
    assert words("working", answers)[1] == sentence


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"sunk": "yes", "holed": "yes"}, "Nothing more that is asked can change this outcome."),
        (
            SOUND | {"seaworthy": "unknown"},
            "Nothing more that is asked can change this outcome but this: Seaworthy: Yes.",
        ),
        (
            {"sunk": "no", "crewed": "yes"},
            "Nothing more that is asked can change this outcome. "
            "The answers disagree: putting them right may change it.",
        ),
    ],
    ids=["settled", "burden of proof", "disagreeing"],
)
def test_what_can_change_a_settled_outcome_is_said(words, answers, sentence):
    assert words("nothing_more", answers) == sentence


def test_each_question_that_is_needed_says_what_a_yes_and_a_no_would_make_of_the_outcome(words):
    assert words("needed", SOUND) == [
        "Is it proved that the boat was seaworthy? No or Not known: to be held. Yes: no change.",
        "Was there a crew of two or three aboard the boat? "
        "Yes: better held, which could still become “Must”. No: no change.",
    ]


def test_an_answer_that_would_settle_the_outcome_as_it_stands_says_so(words):
    assert words("needed", SOUND | {"crewed": "yes"}) == [
        "Is it proved that the boat was seaworthy? No or Not known: to be held. Yes: better held, settled."
    ]


def test_a_question_that_alone_changes_nothing_is_needed_together_with_others(words, small):
    """Whether it was holed matters once it is known that it sank. Where it matters whether just one of two is so,
    both answers stand in each shortest way to settle it.
    """
    prospects = dict(line.split("? ", 1) for line in words("needed", {"crewed": "no", "sunk": "unknown"}))
    assert prospects["Has the boat sunk"] == "Yes: no change. No: not to be held."
    assert prospects["Was it holed"] == "Decides only together with others."
    one = ("any", ("all", "holed", ("not", "overladen")), ("all", "overladen", ("not", "holed")))
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when=one)
    rules = prepare(small.procedure._replace(criteria={criterion.id: criterion}))
    assert words("needed", {}, rules) == [
        "Was it holed? Decides only together with others.",
        "Was it overladen? Decides only together with others.",
    ]


def test_the_shortest_ways_to_settle_it_are_said_each_with_where_it_leads(words):
    answers = SOUND | {"crewed": "yes"}
    assert words("before settling", answers) == "The shortest ways to settle it (any one of them would)"
    assert words("settling", answers) == [
        "Seaworthy: No or Not known, which is “Must”",
        "Seaworthy: Yes, which is “Should”",
    ]
    assert words("further", answers) == ""
    assert words("before settling", {}) == "The shortest way to settle it"
    assert words("settling", {}) == ["Sunk: No, which is “Not met”"]
    assert words("further", {}) == "It takes more answers to come to “Must” or “Should”."


def test_a_way_that_goes_against_an_answer_given_says_so(words):
    assert words("settling", {"crewed": "yes"}) == [
        "Sunk: No, which is “Not met” (this goes against an answer already given)"
    ]


def test_each_criterion_says_why_it_stands_so_or_what_would_settle_it_those_that_are_met_first(words):
    assert words("criteria", {"sunk": "yes", "crewed": "yes", "holed": "no"}) == [
        "Because: Sunk: Yes; Crewed: Yes.",
        "So far: Sunk: Yes; Holed: No. Would be met with Overladen: Yes, or with Seaworthy: No or Not known. "
        "It takes more answers to rule it out.",
    ]
    assert words("criteria", {}) == [
        "It takes more answers for it to be met. Would not be met with Sunk: No.",
        "It takes more answers for it to be met. Would not be met with Sunk: No, or with Crewed: No.",
    ]
    assert words("criteria", {"sunk": "yes", "seaworthy": "unknown", "crewed": "no"}) == [
        "Because: Sunk: Yes; Seaworthy: Not known. “Not known” counts as not seaworthy (1.1).",
        "Because: Crewed: No.",
    ]


def test_once_the_outcome_is_settled_no_criterion_is_open(words):
    answers = {"sunk": "yes", "holed": "yes"}
    assert words("statuses", answers) == ["Met", "Not needed for this outcome"]
    assert words("criteria", answers) == ["Because: Sunk: Yes; Holed: Yes.", ""]
    assert words("statuses", {"sunk": "yes"}) == ["Open", "Open"]


def test_the_pieces_of_a_sentence_say_what_stands_out_what_is_asked_and_what_is_cited(weighed):
    found, why = assess(weighed, SOUND), explain(weighed, SOUND)
    assert wording.answers(found.procedure, [("sunk", "yes"), ("holed", "no")]) == (
        "Sunk: ", Strong("Yes"), "; ", "Holed: ", Strong("No"),
    )  # fmt: skip
    assert wording.needed(found, why)[0][0] == (Field("seaworthy", "Is it proved that the boat was seaworthy?"),)
    assert wording.lead(found)[1:4] == (Field("towed", "Towed"), ", ", Field("home_port", "Home port"))
    assert wording.beside(found, found.do_now[1]) == (
        "In the same week · should · ",
        Cites(("1.10",)),
        " They may be short.",
        " ",
        Page("Tide tables", "https://example.org/tides"),
        ".",
    )


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (
            {"towed": "no", "home_port": "westport", "others_towed": "yes"},
            "Westport Harbour Board is to hold it (home port). Other ports may sit in. Provision 1.1.",
        ),
        (
            {"towed": "yes", "towing_port": "sampleton"},
            f"Sampleton Harbour Board is to hold it (towing port). {INFERRED} Provision 1.1.",
        ),
        (
            {"home_port": "westport", "towing_port": "westport"},
            f"Westport Harbour Board is to hold it (home port and towing port alike). {INFERRED} Provision 1.1.",
        ),
        (
            {"towed": "no", "home_port": "elsewhere"},
            "The board of another port is to hold it (home port). Provision 1.1.",
        ),
        ({"towed": "no"}, "Not known yet. It turns on: Home port. Provision 1.1."),
        (
            {"others_towed": "yes"},
            "Not known yet. It turns on: Towed, Home port and Towing port. Other ports may sit in. Provision 1.1.",
        ),
    ],
    ids=["home port", "towing port", "either", "elsewhere", "one needed", "all needed"],
)
def test_which_board_leads_is_said_with_what_it_turns_on(words, answers, sentence):
    assert words("lead", answers) == sentence


def test_indicators_are_listed_by_answer_with_their_number_and_a_note(words):
    assert words("indicators", {"crewed": "unknown"}) == [("Not known (1)", ["Crewed"])]
    assert words("indicators", {}) == []
    assert words("indicators_note", {"sunk": "no"}) == words("indicators_note", {}) == "Listed only. Provision 1.2."
    assert words("indicators_note", {"sunk": "yes"}) == "These are for boats that did not sink. Provision 1.2."


def test_duties_and_reminders_cite_their_provisions(words):
    assert words("do_now", {"sunk": "no"}) == [
        "Post the findings. In the same week · should · Provision 1.10. They may be short."
        " Tide tables (https://example.org/tides)."
    ]
    assert words("reminders", {}) == ["The board decides. Provision 1.1."]


def test_of_a_lead_board_and_of_indicators_that_there_are_not_nothing_is_said(words, small):
    rules = prepare(small.procedure._replace(lead=None, indicators=None))
    assert words("lead", {}, rules) == words("indicators_note", {"crewed": "yes"}, rules) == ""
    assert words("indicators", {"crewed": "yes"}, rules) == []
