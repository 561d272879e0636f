"""The picture of a timeline: well formed, in the order of time, with room for every word, and shapes beside colour."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import assume, example, given, settings

from calculator.html import overview, picture
from calculator.wording import moments
from tests.engine import drawn_requests, hypertext

SVG = "{http://www.w3.org/2000/svg}"
# Wider than the letters of any common face.
LETTER, BOLD_LETTER = 0.6, 0.66
REVIEW = {
    "known_to_chair": "2018-03-24T16:30",
    "records_secured": "2018-03-25T10:00",
    "decision": "2018-03-29",
    "decision_outcome": "initiate",
    "notified": "2018-04-11",
    "agreed_completion": "2018-12-01",
    "publication": "2018-12-08",
}


@pytest.fixture(scope="module")
def draw(plan, procedure):
    """The picture, read as XML; None where there is none."""

    def drawn(dates, as_at=None):
        svg = picture.svg(procedure, plan(dates, as_at))
        return ElementTree.fromstring(svg) if svg else None

    return drawn


def told(drawn):
    """Each mark of the line by its shape, with its words; the day as at which it is judged among them."""
    found = []
    for part in drawn.findall(f"{SVG}g"):
        if part.get("class") == "legend":
            continue
        mark = part.find(f"{SVG}g")
        lines = [line.text for line in part.iter(f"{SVG}tspan")]
        found.append(("as_at" if mark is None else mark.get("class").split("--")[1], *lines))
    return found


def legend(drawn):
    (part,) = [part for part in drawn.findall(f"{SVG}g") if part.get("class") == "legend"]
    return {
        mark.get("class").split("--")[1]: label.text
        for mark, label in zip(part.findall(f"{SVG}g"), part.findall(f"{SVG}text"), strict=True)
    }


def boxes(drawn):
    """Where each line of words stands: left, top, right, bottom, for letters that are wide."""
    found = []
    for part in drawn.iter():
        if part.tag not in (f"{SVG}tspan", f"{SVG}text") or not part.text:
            continue
        size = 12.5 if part.tag == f"{SVG}text" else 14
        wide = size * (BOLD_LETTER if part.get("font-weight") else LETTER) * len(part.text)
        x, y = float(part.get("x")), float(part.get("y"))
        found.append((x, y - 0.8 * size, x + wide, y + 0.25 * size))
    return found


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def places(drawn):
    """Where each mark has its middle."""
    marks = (part.get("transform") for part in drawn.iter(f"{SVG}g") if part.get("transform"))
    return [tuple(map(float, re.fullmatch(r"translate\((\S+) (\S+)\)", at).groups())) for at in marks]


def check(drawn):
    _, _, width, height = map(float, drawn.get("viewBox").split())
    found = boxes(drawn)
    for place, box in enumerate(found):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= width
        assert box[3] <= height
        assert all(apart(box, other) for other in found[place + 1 :])
    # A mark is at most 14 to each side and 11 up and down.
    around = [(x - 14, y - 11, x + 14, y + 11) for x, y in places(drawn)]
    for place, mark in enumerate(around):
        assert mark[0] >= 0
        assert mark[2] <= width
        assert mark[3] <= height
        assert all(apart(mark, other) for other in around[place + 1 :])
        assert all(apart(mark, box) for box in found)
    kinds = [kind for kind, *_ in told(drawn)]
    assert set(legend(drawn)) - {"gap"} == set(kinds) - {"as_at"}
    assert all(len(lines) >= (1 if kind == "as_at" else 2) for kind, *lines in told(drawn))


def test_the_dates_stand_in_the_order_of_time_each_with_its_words(draw):
    assert told(draw(REVIEW, "2018-10-22")) == [
        ("event", "Sat 24 Mar 2018, 16:30 GMT", "The case coming to the Chair’s", "attention",
         "+ 1 duty without a date"),
        ("done", "Sun 25 Mar 2018, 10:00 BST", "Secure the records: met, 7", "hours 30 minutes early"),
        ("done", "Thu 29 Mar 2018", "Decide: met, 26 days early", "+ 5 duties without a date"),
        ("missed", "Mon 9 Apr 2018", "Notify of the decision: missed"),
        ("done", "Wed 11 Apr 2018", "Notify of the decision: done 2", "days late"),
        ("overdue", "Sat 29 Sep 2018", "Complete the review: past six", "months", "+ 2 duties without a date"),
        ("as_at", "As at Mon 22 Oct 2018"),
        ("reading", "Fri 30 Nov 2018", "Send the copies: another", "reading"),
        ("agreed", "Sat 1 Dec 2018", "Complete the review: agreed", "date, upcoming"),
        ("due", "Sat 1 Dec 2018", "Send the copies: upcoming"),
        ("event", "Sat 8 Dec 2018", "Publication", "+ 2 duties without a date"),
    ]  # fmt: skip


def test_what_is_projected_has_a_shape_of_its_own(draw):
    drawn = draw({"known_to_chair": "2018-03-01"}, "2018-03-01")
    assert [(kind, line) for kind, line, *_ in told(drawn)] == [
        ("event", "Thu 1 Mar 2018"),
        ("as_at", "As at Thu 1 Mar 2018"),
        ("due", "Fri 2 Mar 2018"),
        ("due", "Sun 1 Apr 2018"),
        ("projected", "Mon 9 Apr 2018"),
        ("reading", "Tue 10 Apr 2018"),
        ("projected", "Mon 1 Oct 2018"),
    ]


def test_the_day_as_at_which_it_is_judged_comes_before_what_is_due_on_it_and_after_what_was_done(draw):
    dates = {"decision": "2018-03-20", "decision_outcome": "initiate", "notified": "2018-03-27"}
    assert [kind for kind, *_ in told(draw(dates, "2018-03-27"))][:3] == ["done", "done", "as_at"]
    assert [line for _, line, *_ in told(draw(dates, "2018-09-20"))][2:] == [
        "As at Thu 20 Sep 2018", "Thu 20 Sep 2018",
    ]  # fmt: skip


def test_an_agreed_date_that_was_missed_comes_before_the_day_as_at_which_it_is_judged(draw):
    """Complete on 5 December, as at the day that was agreed, the 1st."""
    dates = {"decision": "2018-03-20", "decision_outcome": "initiate", "agreed_completion": "2018-12-01"}
    assert told(draw(dates | {"completed": "2018-12-05"}, "2018-12-01"))[-3:] == [
        ("agreed", "Sat 1 Dec 2018", "Complete the review: agreed", "date, missed"),
        ("as_at", "As at Sat 1 Dec 2018"),
        ("done", "Wed 5 Dec 2018", "Complete the review: done 76", "days late", "+ 2 duties without a date"),
    ]
    upcoming = told(draw(dates, "2018-12-01"))
    assert [kind for kind, *_ in upcoming][-2:] == ["as_at", "agreed"]


def test_without_a_day_to_judge_by_what_is_due_is_said_to_be_due(draw):
    assert told(draw({"decision": "2018-03-20", "decision_outcome": "not_initiate"})) == [
        ("done", "Tue 20 Mar 2018", "Decide: done"),
        ("due", "Tue 27 Mar 2018", "Notify of the decision: due"),
    ]


def test_the_legend_names_only_the_shapes_that_are_there(draw):
    assert legend(draw({"decision": "2018-03-20", "decision_outcome": "not_initiate"}, "2018-03-22")) == {
        "done": "Done",
        "due": "Due",
    }


def test_each_shape_differs_from_the_others_without_its_colour():
    shapes = {kind: re.sub(r' (fill|stroke|class)="[^"]*"', "", shape) for kind, shape in picture.SHAPES.items()}
    assert len(set(shapes.values())) == len(shapes)


def test_the_picture_stands_alone_and_says_what_it_is(draw):
    drawn = draw(REVIEW, "2018-10-22")
    assert drawn.get("role") == "img"
    ids = {part.get("id"): part.text for part in drawn.iter() if part.get("id")}
    title, about = (ids[id] for id in drawn.get("aria-labelledby").split())
    assert title == "The dates on a line"
    assert about == (
        "10 dates from Saturday 24 March 2018 to Saturday 8 December 2018, as at Monday 22 October 2018. "
        "The table that follows says the same."
    )
    assert not [part for part in drawn.iter() if "style" in part.attrib or part.tag in (f"{SVG}style", f"{SVG}script")]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (REVIEW, "10 dates from Saturday 24 March 2018 to Saturday 8 December 2018"),
        ({"decision": "2018-03-20", "decision_outcome": "not_initiate"},
         "2 dates from Tuesday 20 March 2018 to Tuesday 27 March 2018"),
        ({"records_secured": "2018-03-01"}, "Thursday 1 March 2018"),
    ],
)  # fmt: skip
def test_whoever_cannot_see_the_picture_is_told_what_it_spans(draw, dates, said):
    (about,) = (part for part in draw(dates).iter() if part.get("id") == "picture-about")
    assert about.text == f"{said}. The table that follows says the same."


def test_more_time_leaves_more_room_but_never_without_end(draw):
    def room(day):
        (_, first), (_, second), *_ = places(draw({"records_secured": "2018-03-01", "copies_sent": day}))
        return second - first

    assert room("2018-03-01") < room("2018-03-15") < room("2018-05-15") < room("2028-03-01")
    assert room("2028-03-01") == room("2038-03-01")


def test_a_line_that_is_shorter_than_the_time_is_marked_as_broken(draw):
    assert "gap" in legend(draw({"publication": "2018-12-01", "copies_sent": "2010-01-01"}))
    assert "gap" not in legend(draw({"publication": "2018-12-01"}))


def test_a_small_picture_is_drawn_to_the_point(draw):
    """Lines of 18, gaps of 10 and 0.35 a day more, but at most 60: then the line is cut, 39 above the next middle."""
    found = draw({"publication": "2018-03-08", "copies_sent": "2018-03-01", "completed": "2020-03-01"}, "2018-03-02")
    axis, *marks, legend = (part for part in found if part.tag in (f"{SVG}path", f"{SVG}g"))
    assert axis.get("class") == "line"
    # From each middle to the next; the strokes across it are where it is cut.
    assert axis.get("d") == "M16 13V77M16 77V112M16 112V183M16 191V226M9 186l14-6M9 194l14-6"
    # The marks, then the legend, two on a line.
    assert places(found) == [(16, 13), (16, 112), (16, 226), (16, 306), (166, 306), (16, 328)]
    day = marks[1]
    assert day.get("class") == "as-at"
    assert day.find(f"{SVG}path").get("d") == "M0 89H300"
    lines = [[(line.get("x"), line.get("y"), line.text) for line in mark.iter(f"{SVG}tspan")] for mark in marks]
    assert lines[1] == [("38", "81.5", "As at Fri 2 Mar 2018")]
    rule = legend.find(f"{SVG}path")
    assert rule.get("d") == "M0 285H300"
    assert [(label.get("x"), label.get("y")) for label in legend.findall(f"{SVG}text")] == [
        ("36", "310"), ("186", "310"), ("36", "332"),
    ]  # fmt: skip


def test_without_a_date_there_is_no_picture(draw):
    assert draw({}, "2018-03-22") is None


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("", []),
        ("one two three", ["one two", "three"]),
        ("one twothree", ["one", "twothree"]),
        ("abcdefghijklmnop", ["abcdefgh", "ijklmnop"]),
    ],
)
def test_words_are_wrapped_by_their_letters(said, lines):
    assert picture.wrap(said, 8) == lines


@settings(max_examples=300)
@given(request=drawn_requests.timeline_requests)
@example(request={"ask": "timeline", "as_at": "0001-01-01", "dates": {"known_to_chair": "2012-01-01"}})
def test_whatever_the_dates_no_words_overlap_and_the_table_has_every_date_drawn(draw, plan, procedure, request):
    assume(not drawn_requests.problems(request))
    dates, as_at = request.get("dates", {}), request.get("as_at")
    drawn = draw(dates, as_at)
    if drawn is None:
        return
    check(drawn)
    found = plan(dates, as_at)
    marks = moments.marks(procedure, found)
    assert [mark.at[:10] for mark in marks] == sorted(mark.at[:10] for mark in marks)
    table = hypertext.read(overview.table(procedure, found))
    held = {part.attributes["datetime"] for part in table.all("time")}
    assert {mark.at for mark in marks if mark.kind != "as_at"} <= held
