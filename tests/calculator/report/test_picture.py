"""The picture of a timeline: well formed, in the order of time, with room for every word, and shapes beside colour."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import assume, example, given, settings

from calculator.report import glance, moments, picture
from tests.calculator import requests
from tests.calculator.report import hypertext

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


def test_more_time_leaves_more_room_but_never_without_end(draw):
    def room(day):
        (_, first), (_, second), *_ = places(draw({"records_secured": "2018-03-01", "copies_sent": day}))
        return second - first

    assert room("2018-03-01") < room("2018-03-15") < room("2018-05-15") < room("2028-03-01")
    assert room("2028-03-01") == room("2038-03-01")


def test_a_line_that_is_shorter_than_the_time_is_marked_as_broken(draw):
    assert "gap" in legend(draw({"publication": "2018-12-01", "copies_sent": "2010-01-01"}))
    assert "gap" not in legend(draw({"publication": "2018-12-01"}))


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
@given(request=requests.timeline_requests)
@example(request={"ask": "timeline", "as_at": "0001-01-01", "dates": {"known_to_chair": "2012-01-01"}})
def test_whatever_the_dates_no_words_overlap_and_the_table_has_every_date_drawn(draw, plan, procedure, request):
    assume(not requests.problems(request))
    dates, as_at = request.get("dates", {}), request.get("as_at")
    drawn = draw(dates, as_at)
    if drawn is None:
        return
    check(drawn)
    found = plan(dates, as_at)
    marks = moments.marks(procedure, found)
    assert [mark.at[:10] for mark in marks] == sorted(mark.at[:10] for mark in marks)
    table = hypertext.read(glance.table(procedure, found))
    held = {part.attributes["datetime"] for part in table.all("time")}
    assert {mark.at for mark in marks if mark.kind != "as_at"} <= held
