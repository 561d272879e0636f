"""The eligibility page as a person uses it: answers by mouse and keyboard, the outcome, the ways on from it."""

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from calculator import edition
from tests.site import axe
from tests.site.screens import SCHEMES

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(lend):
    """A visit to the page, with the calculator ready."""
    return lend("eligibility")


class Anchors(HTMLParser):
    """Every id of a page."""

    def __init__(self, html):
        super().__init__()
        self.found = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found |= {value for name, value in attrs if name == "id"}


def criteria(visit):
    """Each criterion of the result, with its status: pairs of words."""
    titles = visit.working.locator(".criterion__title").all()
    return {title.text_content(): title.locator(".status").text_content() for title in titles}


def announced(word, review):
    """What a screen reader says when a result comes."""
    return f"Result: {word}. Under the chapter of 2018, a Serious Case Review {review}. Replaced in 2019."


def die_in_custody(visit):
    visit.choose("abuse_or_neglect", "unknown")
    visit.choose("child_died", "yes")
    visit.choose("died_in_custody", "yes")
    expect(visit.body.locator(".outcome--should")).to_be_visible()


OUTCOMES = {
    "must": {"abuse_or_neglect": "yes", "child_died": "yes"},
    "should": {"abuse_or_neglect": "unknown", "child_died": "yes", "died_in_custody": "yes"},
    "undetermined": {"child_died": "yes"},
    "not_met": {"abuse_or_neglect": "no", "child_died": "no"},
    "presumed": {"abuse_or_neglect": "yes", "child_died": "no", "other_serious_harm": "yes"},
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_can_be_read_with_all_that_stands_beside_it(visit, outcome, scheme):
    for question, answer in OUTCOMES[outcome].items():
        visit.choose(question, answer)
    expect(visit.answered().body.locator(f".outcome--{outcome}")).to_be_visible()
    visit.unfold()
    visit.seen(1280, scheme, height=12_000)
    assert axe.faults(visit.page) == []


def test_no_answer_is_chosen_for_anyone(visit):
    assert visit.answers() == {}
    expect(visit.result.locator("[data-shown-when=empty]")).to_be_visible()
    expect(visit.body).to_be_hidden()


def test_a_death_in_police_custody_with_neglect_unknown_gives_should_and_says_what_could_make_it_must(visit):
    die_in_custody(visit)
    conclusion = visit.body.locator(".outcome--should")
    expect(conclusion.locator("h3")).to_have_text("A Serious Case Review should be carried out")
    expect(conclusion).to_contain_text("could still become “Must”")
    expect(conclusion.locator(".cites a").first).to_have_text("2.6")
    needed = visit.body.locator(".needed a")
    expect(needed).to_have_count(1)
    expect(needed).to_have_text("Is abuse or neglect of the child known or suspected?")
    met = [title for title, status in criteria(visit).items() if status == "Met"]
    assert len(met) == 1
    assert "A death in custody" in met[0]
    expect(visit.result.locator(".result__said")).to_have_text(announced("should", "should be carried out"))
    visit.choose("abuse_or_neglect", "yes")
    expect(visit.body.locator(".outcome--must h3")).to_have_text("A Serious Case Review must be held")
    expect(visit.result.locator(".result__said")).to_have_text(announced("must", "must be held"))
    expect(visit.body.locator(".needed")).to_have_count(0)


def test_the_result_says_whom_it_does_not_bind_and_by_which_text_it_was_worked_out(visit):
    die_in_custody(visit)
    expect(visit.body.locator(".reminders")).to_contain_text("coroner")
    expect(visit.body.locator(".reminders")).to_contain_text("the Chair of the Board decides")
    expect(visit.body.locator(".reminders")).to_contain_text("Child Death Reviews Procedure")
    expect(visit.body.locator(".do-now li")).to_have_count(2)
    foot = visit.result.locator(".result__foot")
    expect(foot).to_contain_text("not an official publication")
    expect(foot.locator(".digest code")).to_have_text(edition.current().digest[:12])


def test_every_provision_cited_leads_to_where_it_stands_and_leaves_the_answers_in_place(visit, site):
    seen = set()
    for answers in (
        {"child_died": "yes", "died_in_custody": "yes", "usual_residence": "derby", "looked_after": "no"},
        {"abuse_or_neglect": "yes", "other_boards_involved": "yes"},
        {"child_died": "no", "institutional_abuse": "yes", "no_joint_working_concern": "yes"},
    ):
        for question, answer in answers.items():
            visit.choose(question, answer)
        if "no_joint_working_concern" in answers:
            visit.page.locator("[data-confirms]").check()
        for link in visit.answered().page.locator(".calculator .cites a").all():
            assert link.get_attribute("target") == "_blank"
            seen.add((link.text_content(), link.get_attribute("href")))
    assert {"1.2", "1.3", "2.5", "2.6", "2.7", "2.9", "3.8", "3.9", "3.10", "5.2", "15.2"} <= dict(seen).keys()
    for name, href in seen:
        address, anchor = urldefrag(urljoin(visit.page.url, href))
        page = site / urlsplit(address).path.lstrip("/") / "index.html"
        assert page.is_file(), f"{name}: {href}"
        assert anchor in Anchors(page.read_text()).found, f"{name}: {href}"
    with visit.page.context.expect_page() as opened:
        visit.body.locator(".outcome .cites a").first.click()
    expect(opened.value.locator(f"[id='{urldefrag(opened.value.url).fragment}']")).to_be_in_viewport()
    assert visit.answers()["child_died"] == "no"


def test_what_is_still_needed_leads_to_its_question(visit):
    visit.choose("child_died", "yes")
    links = visit.body.locator(".needed a")
    expect(links).to_have_count(5)
    for link, question in zip(
        links.all(),
        ["abuse_or_neglect", "died_in_custody", "detained_under_mental_health_act", "aged_16_or_17",
         "deprivation_of_liberty_order"],
        strict=True,
    ):  # fmt: skip
        link.click()
        assert visit.focused() == f"q-{question}"
        expect(visit.question(question)).to_be_in_viewport()
    assert visit.answers() == {"child_died": "yes"}
    assert visit.page.url.endswith("/eligibility/")


def test_questions_that_no_longer_matter_say_so_and_stay_open_to_answers(visit):
    visit.choose("child_died", "no")
    visit.choose("abuse_or_neglect", "no")
    custody, rest = visit.question("died_in_custody"), visit.page.locator(".rest")
    expect(custody).to_be_hidden()
    expect(rest).to_have_text("8 questions cannot change this outcome. Show them", use_inner_text=True)
    rest.get_by_role("button").click()
    expect(custody.locator(".question__settled")).to_be_visible()
    expect(rest.get_by_role("button", name="Hide")).to_have_attribute("aria-expanded", "true")
    visit.choose("abuse_or_neglect", "yes")
    expect(visit.answered().question("other_serious_harm").locator(".question__settled")).to_be_hidden()
    expect(custody.locator(".question__settled")).to_be_visible()
    expect(visit.question("looked_after").locator(".question__settled")).to_have_count(0)
    rest.get_by_role("button").click()
    expect(custody).to_be_hidden()
    expect(visit.question("other_serious_harm")).to_be_visible()


# ---- what folds


def shown(visit):
    """The ids of the questions that are open, groups that are closed left out."""
    return [
        question.get_attribute("id").removeprefix("q-")
        for question in visit.page.locator("form.case fieldset.question").all()
        if question.is_visible()
    ]


def test_the_opening_questions_are_open_at_the_start_and_then_what_can_still_matter(visit):
    opening = ["under_18", "abuse_or_neglect", "child_died"]
    assert shown(visit) == opening
    visit.choose("abuse_or_neglect", "yes")
    expect(visit.answered().question("other_serious_harm")).to_be_visible()
    expect(visit.question("died_in_custody")).to_be_hidden()
    visit.choose("child_died", "yes")
    expect(visit.answered().line("abuse_or_neglect")).to_be_visible()
    assert shown(visit) == ["under_18", "child_died"]
    expect(visit.page.locator(".progress")).to_have_text("2 of 2 that matter answered")
    expect(visit.line("abuse_or_neglect")).to_contain_text("Abuse or neglect known or suspected Yes")


def test_nothing_folds_while_the_keyboard_is_in_it_and_nothing_is_lost(visit):
    keyboard = visit.page.keyboard
    visit.option("abuse_or_neglect", "yes").focus()
    keyboard.press("Space")
    for _ in range(2):
        keyboard.press("ArrowDown")
        visit.answered()
        expect(visit.option("abuse_or_neglect", visit.answers()["abuse_or_neglect"])).to_be_focused()
    visit.tab_to("#q-child_died input")
    expect(visit.question("abuse_or_neglect")).to_be_hidden()
    change = visit.line("abuse_or_neglect").get_by_role("button")
    expect(change).to_have_accessible_name("Change: Is abuse or neglect of the child known or suspected?")
    keyboard.press("Space")
    visit.answered()
    while not change.evaluate("button => button === document.activeElement"):
        keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    expect(visit.option("abuse_or_neglect", "unknown")).to_be_focused()
    visit.choose("died_in_custody", "yes")
    visit.choose("under_18", "no")
    assert len(visit.answered().answers()) == 4
    visit.choose("under_18", "yes")
    expect(visit.answered().line("died_in_custody")).to_contain_text("Yes")


def test_an_answer_that_waits_to_be_confirmed_does_not_fold(visit):
    visit.choose("abuse_or_neglect", "yes")
    visit.choose("other_serious_harm", "yes")
    visit.choose("no_joint_working_concern", "yes")
    visit.choose("child_died", "no")
    visit.answered().leave_field()
    expect(visit.question("other_serious_harm")).to_be_hidden()
    expect(visit.question("no_joint_working_concern")).to_be_visible()


def test_what_is_pressed_stays_under_the_pointer_while_the_question_before_folds(visit):
    visit.choose("abuse_or_neglect", "yes")
    visit.answered()
    label = visit.question("child_died").locator("label", has=visit.page.locator("input[value=no]"))
    label.evaluate("label => label.scrollIntoView({ block: 'start', behavior: 'instant' })")
    before = label.bounding_box()["y"]
    label.click()
    expect(visit.answered().line("abuse_or_neglect")).to_be_visible()
    assert abs(label.bounding_box()["y"] - before) <= 1


def test_the_indicators_stay_closed_until_they_apply(visit):
    group = visit.page.locator("[data-applies]")
    expect(group).not_to_have_attribute("open", "")
    visit.choose("child_died", "no")
    expect(group).to_have_attribute("open", "")
    visit.choose("child_died", "yes")
    expect(group).not_to_have_attribute("open", "")


def test_the_indicators_are_closed_again_once_all_is_settled(visit):
    visit.choose("child_died", "no")
    expect(visit.page.locator("[data-applies]")).to_have_attribute("open", "")
    visit.choose("abuse_or_neglect", "no")
    expect(visit.page.locator("[data-applies]")).not_to_have_attribute("open", "")


def test_all_questions_are_shown_on_demand(visit):
    button = visit.page.locator("[data-do=show-all]")
    button.click()
    visit.choose("child_died", "yes")
    visit.choose("abuse_or_neglect", "yes")
    visit.answered()
    assert visit.page.locator("form.case fieldset.question[hidden]").count() == 0
    expect(button).to_have_text("Show only what matters", use_inner_text=True)
    button.click()
    expect(visit.question("died_in_custody")).to_be_hidden()


def top(part):
    """How far below the top of the screen a part begins."""
    return part.bounding_box()["y"]


def answer_all(visit, outcome):
    for question, answer in OUTCOMES[outcome].items():
        visit.choose(question, answer)
    visit.answered()


@pytest.mark.parametrize("outcome", [outcome for outcome, answers in OUTCOMES.items() if len(answers) == 2])
def test_two_answers_settle_a_short_form_on_a_page_of_at_most_6500_pixels(visit, outcome):
    visit.seen(320, "light", height=640)
    answer_all(visit, outcome)
    assert visit.page.locator(".calculator__form").bounding_box()["height"] <= 1_600
    assert visit.page.evaluate("document.documentElement.scrollHeight") <= 6_500


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_bar_leads_to_the_conclusion_with_the_first_thing_to_do_in_sight(visit, outcome):
    visit.seen(320, "light", height=640)
    answer_all(visit, outcome)
    visit.page.locator(".result-bar").click()
    expect(visit.result).to_be_focused()
    conclusion, do_now = visit.body.locator(".outcome"), visit.body.get_by_role("heading", name="Do now")
    expect(conclusion).to_be_in_viewport(ratio=1)
    expect(visit.body.locator(".do-now label").first).to_be_in_viewport(ratio=1)
    assert 0 < top(do_now) - top(conclusion) <= 460


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_beside_the_form_the_conclusion_and_what_to_do_are_in_sight_once_settled_with_no_scroller(visit, outcome):
    visit.seen(1280, "light")
    answer_all(visit, outcome)
    assert visit.result.evaluate(
        """result => [result, ...result.querySelectorAll(".result__first, .result__body, .outcome, .do-now")].every(
            (part) => getComputedStyle(part).overflowY === "visible")"""
    )
    if visit.body.locator(".needed").count():
        visit.page.locator("[data-do=show]").click()
    expect(visit.body.locator(".outcome h3")).to_be_in_viewport(ratio=1)
    expect(visit.body.locator(".do-now label").first).to_be_in_viewport(ratio=1)


def test_the_conclusion_stays_in_sight_beside_a_long_form_while_something_is_to_be_found_out(visit):
    visit.seen(1280, "light")
    visit.choose("abuse_or_neglect", "yes")
    visit.choose("child_died", "no")
    conclusion = visit.answered().body.locator(".outcome")
    visit.question("protocol_change").scroll_into_view_if_needed()
    expect(conclusion).to_be_in_viewport(ratio=1)
    visit.body.locator(".needed a").last.focus()
    visit.page.keyboard.press("Shift+Tab")
    focused = visit.page.locator(":focus")
    expect(focused).to_be_in_viewport(ratio=1)
    assert top(focused) > top(conclusion) + conclusion.bounding_box()["height"]


def test_the_bar_leads_to_the_first_of_the_answers_that_disagree(visit):
    visit.seen(320, "light", height=640)
    visit.choose("child_died", "no")
    visit.choose("died_in_custody", "yes")
    bar = visit.answered().page.locator(".result-bar")
    expect(bar).to_have_text("2 answers disagree")
    bar.click()
    expect(visit.option("child_died", "no")).to_be_focused()


def test_a_change_of_the_result_is_said_once_and_after_the_rest(visit):
    visit.page.evaluate(
        """() => {
            globalThis.heard = [];
            const status = document.querySelector(".result__said");
            new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    heard = lambda: visit.page.evaluate("heard.splice(0)")  # noqa: E731
    visit.choose("child_died", "yes")
    visit.answered().page.wait_for_timeout(500)
    assert len(heard()) == 1
    visit.page.locator("#q-looked_after").evaluate("question => question.closest('details').open = true")
    visit.option("looked_after", "no").focus()
    visit.page.wait_for_timeout(500)
    assert heard() == []
    visit.open_question("child_died")
    visit.question("child_died").locator(".clear-answer").click()
    visit.page.wait_for_timeout(500)
    assert heard() == ["Answer cleared."]
    visit.choose("child_died", "yes")
    visit.press("clear-all")
    visit.page.wait_for_timeout(500)
    assert heard()[-1] == "Everything cleared."


def test_one_answer_changes_and_the_others_stay(visit):
    die_in_custody(visit)
    visit.choose("abuse_or_neglect", "no")
    expect(visit.body.locator(".outcome")).not_to_contain_text("could still become")
    assert visit.answers() == {"abuse_or_neglect": "no", "child_died": "yes", "died_in_custody": "yes"}


def test_one_answer_is_cleared_and_the_others_stay(visit):
    die_in_custody(visit)
    button = visit.question("died_in_custody").locator(".clear-answer")
    expect(button).to_be_visible()
    button.click()
    expect(visit.body.locator(".outcome--undetermined")).to_be_visible()
    expect(button).to_be_hidden()
    assert visit.focused() == "q-died_in_custody"
    assert visit.answers() == {"abuse_or_neglect": "unknown", "child_died": "yes"}


def test_not_known_about_joint_working_counts_as_a_concern_and_the_result_says_why(visit):
    visit.choose("abuse_or_neglect", "yes")
    visit.choose("child_died", "no")
    visit.choose("life_threatening_injury", "yes")
    expect(visit.body.locator(".outcome--must h3")).to_contain_text("unless")
    expect(visit.body.locator(".needed a")).to_have_count(1)
    visit.choose("no_joint_working_concern", "unknown")
    expect(visit.body.locator(".outcome--must:not(.outcome--presumed)")).to_be_visible()
    because = visit.working.locator(".criteria .because", has_text="joint working")
    expect(because).to_contain_text("Not known")
    expect(because).to_contain_text("counts as one")


def test_answers_that_cannot_all_be_right_are_named(visit):
    visit.choose("child_died", "no")
    visit.choose("died_in_custody", "yes")
    warning = visit.body.locator(".warning")
    expect(warning).to_contain_text("The child has died: No")
    expect(warning).to_contain_text("Died in custody: Yes")
    visit.choose("child_died", "yes")
    expect(warning).to_have_count(0)


def test_a_case_below_the_criteria_is_told_what_is_still_possible(visit):
    visit.choose("abuse_or_neglect", "no")
    visit.choose("child_died", "no")
    expect(visit.body.locator(".outcome--not_met")).to_be_visible()
    for words in ("may still refer", "management review", "national panel"):
        expect(visit.body.locator(".reminders")).to_contain_text(words)


def test_the_lead_board_is_named_by_where_the_child_lives_or_who_looks_after_them(visit):
    visit.choose("looked_after", "no")
    visit.choose("usual_residence", "derby")
    expect(visit.body).to_contain_text("Derby Safeguarding Children Board should take the lead")
    visit.choose("looked_after", "yes")
    expect(visit.body).to_contain_text("It turns on: Responsible authority")
    visit.body.get_by_role("link", name="Responsible authority").click()
    assert visit.focused() == "q-responsible_authority"


def test_the_keyboard_alone_is_enough(visit):
    keyboard = visit.page.keyboard
    visit.tab_to("#q-abuse_or_neglect input")
    keyboard.press("Space")
    assert visit.answers() == {"abuse_or_neglect": "yes"}
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    assert visit.answers() == {"abuse_or_neglect": "unknown"}
    for question in ("child_died", "died_in_custody"):
        visit.tab_to(f"#q-{question} input")
        keyboard.press("Space")
    expect(visit.body.locator(".outcome--should")).to_be_visible()
    visit.tab_to("[data-do=show]")
    keyboard.press("Enter")
    expect(visit.result).to_be_focused()
    visit.tab_to(".needed a")
    keyboard.press("Enter")
    assert visit.focused() == "q-abuse_or_neglect"
    expect(visit.option("abuse_or_neglect", "unknown")).to_be_focused()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    expect(visit.body.locator(".outcome--must")).to_be_visible()


# ---- what if


def what_if(visit, question, answer):
    """The button that tries another answer, with the panel opened where it is not."""
    panel = visit.working.locator("#what-if")
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    return panel.locator(f"[data-question={question}][data-answer={answer}]")


def put_back(visit):
    return visit.body.locator("[data-do=put-back]")


def test_another_answer_is_tried_the_difference_is_said_and_the_answer_put_back(visit):
    die_in_custody(visit)
    what_if(visit, "child_died", "no").click()
    said = visit.result.locator(".result__changed")
    expect(said).to_have_text(
        "Changed: “The child has died” from Yes to No. "
        "The outcome was Should and is now Not known yet, but the answers disagree."
    )
    expect(visit.result.get_by_role("status").first).to_have_text(
        "Result: not known yet, but the answers disagree, under the chapter of 2018. Replaced in 2019."
    )
    expect(said).to_be_in_viewport()
    expect(visit.body.locator(".outcome--undetermined")).to_be_in_viewport()
    assert visit.answers() == {"abuse_or_neglect": "unknown", "child_died": "no", "died_in_custody": "yes"}
    expect(visit.working.locator("#what-if")).to_have_attribute("open", "")
    expect(put_back(visit)).to_have_text("Put “The child has died” back to Yes")
    put_back(visit).click()
    expect(visit.body.locator(".outcome--should")).to_be_visible()
    expect(said).to_be_hidden()
    expect(put_back(visit)).to_have_count(0)
    expect(visit.working.locator("#what-if")).to_have_attribute("open", "")
    assert visit.answers() == {"abuse_or_neglect": "unknown", "child_died": "yes", "died_in_custody": "yes"}


def test_what_was_not_answered_is_tried_and_put_back_to_that(visit):
    visit.choose("child_died", "yes")
    what_if(visit, "abuse_or_neglect", "yes").click()
    expect(visit.body.locator(".outcome--must")).to_be_visible()
    put_back(visit).click()
    expect(visit.body.locator(".outcome--undetermined")).to_be_visible()
    assert visit.answers() == {"child_died": "yes"}


def test_the_keyboard_goes_to_the_way_back_and_from_there_to_where_it_was(visit):
    die_in_custody(visit)
    what_if(visit, "died_in_custody", "no").press("Enter")
    expect(put_back(visit)).to_be_focused()
    put_back(visit).press("Enter")
    tried = what_if(visit, "died_in_custody", "no")
    expect(tried).to_be_focused()
    expect(tried).to_be_in_viewport()


def test_with_the_next_answer_in_the_form_no_more_is_said_of_what_was_tried(visit):
    die_in_custody(visit)
    what_if(visit, "child_died", "no").click()
    expect(put_back(visit)).to_be_visible()
    visit.choose("looked_after", "no")
    expect(put_back(visit)).to_have_count(0)
    expect(visit.result.locator(".result__changed")).to_be_hidden()


def test_on_paper_there_is_nothing_to_press(visit):
    die_in_custody(visit)
    what_if(visit, "died_in_custody", "no").click()
    expect(put_back(visit)).to_be_visible()
    visit.page.emulate_media(media="print")
    expect(put_back(visit)).to_be_hidden()
    expect(visit.working.locator(".what-if__press")).to_be_hidden()
    expect(visit.result.locator(".result__changed")).to_be_hidden()
    expect(visit.body.locator(".outcome")).to_be_visible()
    expect(visit.body.get_by_role("link", name="Which dates follow?")).to_have_count(0)


def test_where_the_burden_of_proof_decided_the_outcome_says_so_and_what_could_still_change_it(visit):
    for question, answer in {
        "abuse_or_neglect": "yes", "child_died": "no", "life_threatening_injury": "yes",
        "no_joint_working_concern": "unknown",
    }.items():  # fmt: skip
        visit.choose(question, answer)
    expect(visit.body.locator(".outcome--must:not(.outcome--presumed)")).to_be_visible()
    visit.unfold()
    for words in ("“not known” counts as one", "but this: Definitive evidence of no concern"):
        expect(visit.working.get_by_text(words).first).to_be_visible()


HARMED = {"abuse_or_neglect": "yes", "child_died": "no", "other_serious_harm": "yes"}
MUST_UNLESS = "Must, unless there is definitive evidence that there is no concern about how agencies worked together"


def harm(visit):
    for question, answer in HARMED.items():
        visit.choose(question, answer)
    visit.answered()


def test_serious_harm_with_abuse_leads_with_the_presumption_and_the_way_to_must_before_the_way_out(visit):
    harm(visit)
    expect(visit.body.locator(".outcome h3")).to_have_text(MUST_UNLESS)
    expect(visit.body.locator(".needed .prospect")).to_have_text(
        "No or Not known: a review must be held. Yes: the criteria are not met."
    )
    ways = visit.body.locator(".settling li").all_text_contents()
    assert ["Must" in way for way in ways] == [True, False]


def test_that_there_is_definitive_evidence_counts_once_it_is_confirmed_beneath(visit):
    harm(visit)
    box = visit.question("no_joint_working_concern").locator("[data-confirms]")
    expect(box).to_be_hidden()
    visit.choose("no_joint_working_concern", "yes")
    expect(box).to_be_visible()
    expect(visit.answered().body.locator(".outcome h3")).to_have_text(MUST_UNLESS)
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.dataset.confirms") == "yes"
    visit.page.keyboard.press("Space")
    expect(visit.answered().body.locator(".outcome--not_met")).to_be_visible()
    assert visit.page.evaluate("document.activeElement.dataset.confirms") == "yes"
    visit.choose("no_joint_working_concern", "unknown")
    visit.choose("no_joint_working_concern", "yes")
    expect(box).not_to_be_checked()
    expect(visit.answered().body.locator(".outcome h3")).to_have_text(MUST_UNLESS)


def test_trying_out_the_definitive_evidence_leads_to_what_has_to_be_confirmed(visit):
    harm(visit)
    visit.choose("no_joint_working_concern", "no")
    visit.answered().unfold()
    visit.working.locator("[data-do=answer][data-question=no_joint_working_concern][data-answer=yes]").click()
    visit.answered()
    assert visit.page.evaluate("document.activeElement.dataset.confirms") == "yes"
    expect(visit.body.locator(".outcome h3")).to_have_text(MUST_UNLESS)


def test_answers_that_disagree_are_marked_in_the_form_and_the_warning_leads_to_each(visit):
    visit.choose("child_died", "no")
    visit.choose("died_in_custody", "yes")
    for question in ("child_died", "died_in_custody"):
        expect(visit.question(question).locator(".question__disagrees")).to_be_visible()
    visit.body.locator(".warning a", has_text="Died in custody").click()
    assert visit.focused() == "q-died_in_custody"
    visit.choose("died_in_custody", "no")
    expect(visit.question("child_died").locator(".question__disagrees")).to_be_hidden()


def test_the_age_is_asked_first_is_never_in_the_way_and_an_adult_is_told_what_there_is(visit):
    asked = visit.page.locator("form.case fieldset.question").evaluate_all("all => all.map(({ id }) => id)")
    assert asked[:3] == ["q-under_18", "q-abuse_or_neglect", "q-child_died"]
    visit.choose("abuse_or_neglect", "yes")
    visit.choose("child_died", "yes")
    expect(visit.answered().body.locator(".outcome--must")).to_be_visible()
    visit.choose("under_18", "no")
    conclusion = visit.answered().body.locator(".outcome--not_met")
    expect(conclusion).to_contain_text("This chapter is for children.")
    expect(conclusion).to_contain_text("Safeguarding Adults Review")
