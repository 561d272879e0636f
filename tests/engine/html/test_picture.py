"""The picture of a timeline: well formed, in the order of time, with room for every word, and shapes beside colour."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from calculator.dates import clock
from calculator.html import overview, picture
from calculator.wording.chronology import marks
from tests.engine import hypertext, sinking
from tests.engine.sinking import AS_AT, DATES

SVG = "{http://www.w3.org/2000/svg}"
# Wider than the letters of any common face.
LETTER, BOLD_LETTER = 0.6, 0.66


@pytest.fixture(scope="module")
def draw(timeline):
    """The picture, read as XML; None where there is none."""

    def drawn(as_at=None, **dates):
        svg = picture.svg(timeline(as_at, **dates))
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
    assert told(draw(AS_AT, **DATES)) == [
        ("event", "Sat 24 Mar 2018, 16:30 GMT", "The report"),
        ("overdue", "Mon 26 Mar 2018, 05:30 BST", "Report: overdue"),
        ("done", "Tue 3 Apr 2018", "Open the inquiry: done, 21", "days early", "+ 1 duty without a date"),
        ("overdue", "Tue 17 Apr 2018", "Tell the coastguard: past ten", "working days (1.3)"),
        ("as_at", "As at Tue 1 May 2018"),
        ("agreed", "Thu 10 May 2018", "Tell the coastguard: agreed", "date, upcoming"),
        ("reading", "Fri 11 May 2018", "Post the findings: another", "reading"),
        ("reading", "Sun 13 May 2018", "Post the findings: another", "reading"),
        ("due", "Mon 14 May 2018", "Post the findings: upcoming"),
        ("event", "Mon 28 May 2018", "The reading"),
    ]  # fmt: skip


def test_what_was_missed_is_there_when_it_was_due_and_when_it_was_done(draw):
    assert told(draw(opened="2018-04-03", verdict="careless", told="2018-04-19")) == [
        ("event", "Tue 3 Apr 2018", "Open the inquiry: done", "+ 1 duty without a date"),
        ("missed", "Tue 17 Apr 2018", "Tell the coastguard: missed"),
        ("event", "Thu 19 Apr 2018", "Report: done"),
        ("late", "Thu 19 Apr 2018", "Tell the coastguard: done, 2", "days late"),
    ]


def test_duties_without_a_date_stand_where_their_event_came_and_not_where_it_was_due(draw):
    """Opened on 3 April, two days late."""
    late = told(draw(reported="2018-03-01", opened="2018-04-03", verdict="careless"))
    assert ("missed", "Sun 1 Apr 2018", "Open the inquiry: missed") in late
    assert ("late", "Tue 3 Apr 2018", "Open the inquiry: done, 2 days", "late", "+ 1 duty without a date") in late


def test_what_is_projected_has_a_shape_of_its_own(draw):
    assert [(kind, line) for kind, line, *_ in told(draw("2018-03-01", reported="2018-03-01"))] == [
        ("event", "Thu 1 Mar 2018"),
        ("as_at", "As at Thu 1 Mar 2018"),
        ("due", "Sat 3 Mar 2018"),
        ("due", "Sun 1 Apr 2018"),
        ("projected", "Mon 16 Apr 2018"),
    ]


def test_the_day_as_at_which_it_is_judged_comes_before_what_is_due_on_it_and_after_what_was_done(draw):
    dates = {"opened": "2018-04-03", "verdict": "careless"}
    assert [kind for kind, *_ in told(draw("2018-04-03", **dates))] == ["event", "as_at", "due"]
    assert [kind for kind, *_ in told(draw("2018-04-17", **dates))] == ["event", "as_at", "due"]
    missed = told(draw("2018-05-10", **dates, put_off="2018-05-10", told="2018-05-15"))
    assert [kind for kind, *_ in missed] == ["event", "missed", "agreed", "as_at", "event", "late"]
    assert missed[2][-1] == "date, missed"
    late = told(draw("2018-04-17", **dates, told="2018-04-18"))
    assert [kind for kind, *_ in late] == ["event", "missed", "as_at", "event", "late"]


def test_without_a_day_to_judge_by_what_is_due_is_said_to_be_due(draw):
    assert told(draw(read_out="2018-10-12"))[1] == ("due", "Fri 28 Sep 2018", "Post the findings: due")


def test_the_legend_names_only_the_shapes_that_are_there(draw):
    assert legend(draw(AS_AT, opened="2018-04-03", verdict="unlucky")) == {"event": "A date given"}
    assert set(legend(draw(AS_AT, **DATES))) == {"event", "done", "due", "overdue", "reading", "agreed"}


def test_each_shape_differs_from_the_others_without_its_colour():
    shapes = {kind: re.sub(r' (fill|stroke|class)="[^"]*"', "", shape) for kind, shape in picture.SHAPES.items()}
    assert len(set(shapes.values())) == len(shapes)


def test_the_picture_stands_alone_and_says_what_it_is(draw):
    drawn = draw(AS_AT, **DATES)
    assert drawn.get("role") == "img"
    ids = {part.get("id"): part.text for part in drawn.iter() if part.get("id")}
    title, about = (ids[id] for id in drawn.get("aria-labelledby").split())
    assert title == "The dates on a line"
    assert about == (
        "9 dates from Saturday 24 March 2018 to Monday 28 May 2018, as at Tuesday 1 May 2018. "
        "The table that follows says the same."
    )
    assert not [part for part in drawn.iter() if "style" in part.attrib or part.tag in (f"{SVG}style", f"{SVG}script")]


def test_a_picture_of_one_date_says_which(draw):
    (about,) = (part for part in draw(posted="2018-03-01").iter() if part.get("id") == "picture-about")
    assert about.text == "Thursday 1 March 2018. The table that follows says the same."


def test_more_time_leaves_more_room_but_never_without_end(draw):
    def room(day):
        (_, first), (_, second), *_ = places(draw(opened="2018-03-01", verdict="unlucky", posted=day))
        return second - first

    assert room("2018-03-01") < room("2018-03-15") < room("2018-05-15") < room("2028-03-01")
    assert room("2028-03-01") == room("2038-03-01")


def test_a_line_that_is_shorter_than_the_time_is_marked_as_broken(draw):
    assert "gap" in legend(draw(opened="2018-12-01", posted="2010-01-01", verdict="unlucky"))
    assert "gap" not in legend(draw(opened="2018-12-01", posted="2018-12-02", verdict="unlucky"))


def test_a_small_picture_is_drawn_to_the_point(draw):
    """Lines of 18, gaps of 10 and 0.35 a day more, but at most 60: then the line is cut, 39 above the next middle.

    Posted on 1 March, as at the 2nd, read out on the 15th; the inquiry opened two years later.
    """
    found = draw("2018-03-02", posted="2018-03-01", read_out="2018-03-15", opened="2020-03-01", verdict="unlucky")
    axis, *marks, legend = (part for part in found if part.tag in (f"{SVG}path", f"{SVG}g"))
    assert axis.get("class") == "line"
    # From each middle to the next; the strokes across it are where it is cut.
    assert axis.get("d") == "M16 13V77M16 77V115M16 115V168M16 176V211M9 171l14-6M9 179l14-6"
    # The marks, then the legend, two on a line.
    assert places(found) == [(16, 13), (16, 115), (16, 211), (16, 273), (166, 273), (16, 295)]
    day = marks[1]
    assert day.get("class") == "as-at"
    assert day.find(f"{SVG}path").get("d") == "M0 89H300"
    lines = [[(line.get("x"), line.get("y"), line.text) for line in mark.iter(f"{SVG}tspan")] for mark in marks]
    assert lines[1] == [("38", "81.5", "As at Fri 2 Mar 2018")]
    rule = legend.find(f"{SVG}path")
    assert rule.get("d") == "M0 252H300"
    assert [(label.get("x"), label.get("y")) for label in legend.findall(f"{SVG}text")] == [
        ("36", "277"), ("186", "277"), ("36", "299"),
    ]  # fmt: skip


def test_without_a_date_there_is_no_picture(draw):
    assert draw(AS_AT) is None


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


@settings(max_examples=150)
@given(dates=sinking.drawn_dates, as_at=sinking.drawn_as_at)
def test_whatever_the_dates_no_words_overlap_and_the_table_has_every_date_drawn(timeline, dates, as_at):
    found = timeline(as_at, **dates)
    svg = picture.svg(found)
    if not svg:
        return
    check(ElementTree.fromstring(svg))
    drawn = marks(found)
    days = [clock.day(mark.at) for mark in drawn]
    assert days == sorted(days)
    table = hypertext.read(overview.table(found))
    held = {part.attributes["datetime"] for part in table.all("time")}
    assert {clock.write(mark.at) for mark in drawn if mark.kind != "as_at"} <= held
