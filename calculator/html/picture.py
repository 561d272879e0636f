"""A timeline as a picture: SVG in which time runs down, and shapes and words say all that colour says."""

from collections.abc import Iterable
from itertools import pairwise

from calculator.dates import clock
from calculator.dates.deadlines import MISSED, OVERDUE
from calculator.dates.timeline import Timeline
from calculator.html.markup import NOTHING, Html, element, void
from calculator.wording import phrases
from calculator.wording.chronology import Mark, marks

WIDTH, AXIS, TEXT, LINE = 300, 16, 38, 18
LETTERS, BOLD_LETTERS = 30, 26
"""How much stands on a line, so that even wide letters find room."""
GAP, LONGEST_GAP, DAY = 10, 50, 0.35
"""Between two marks: the least, the most on top of it, and what a day takes of that."""
LEGEND_LINE = 22

_DIAMOND = "M0-9 9 0 0 9-9 0z"
_BANG = '<path class="cut" d="M0-{0}V2M0 4.4V6.4" stroke="#fff" stroke-width="2.2" fill="none"/>'
_BOLD = {"font_weight": 700}
_HOLLOW = 'fill="#fff" stroke="currentColor" stroke-width="2"'
SHAPES = {
    "event": '<circle class="fill" r="5"/>',
    "done": '<circle class="fill" r="9"/>'
    '<path class="cut" d="M-4.5 .5-1.5 3.5 4.5-3.5" stroke="#fff" stroke-width="2.2" fill="none"/>',
    "late": '<circle class="fill" r="9"/><path class="cut" d="M-4.5 0H4.5" stroke="#fff" stroke-width="2.2"/>',
    "due": f'<path class="fill" d="{_DIAMOND}"/>',
    OVERDUE: '<path class="fill" d="M0-11 11 9H-11z"/>' + _BANG.format(4),
    MISSED: '<path class="fill" d="M-8-8H8V8H-8z"/>' + _BANG.format(5),
    "projected": f'<path class="hollow" d="{_DIAMOND}" {_HOLLOW} stroke-dasharray="3 2.4"/>',
    "reading": '<path class="line" d="M-14 0H14" stroke="currentColor" stroke-width="2" stroke-dasharray="2 3"/>'
    f'<path class="hollow" d="M-5-5H5V5H-5z" {_HOLLOW}/>',
    "agreed": f'<path class="hollow" d="M0-11 11 0 0 11-11 0z" {_HOLLOW}/><path class="fill" d="M0-5 5 0 0 5-5 0z"/>',
    "gap": '<path class="line" d="M0-10V-4M0 4V10M-7-1 7-7M-7 7 7 1" stroke="currentColor" stroke-width="2"/>',
}
"""The shape of a date by its kind, drawn around the origin."""
LEGEND = {
    "event": "A date given",
    "done": "Done in time",
    "late": "Done late",
    "due": "Due",
    OVERDUE: "No date entered",
    MISSED: "Due, done later",
    "projected": "Projected",
    "reading": "Another reading",
    "agreed": "Agreed date",
    "gap": "A longer time",
}


def svg(timeline: Timeline) -> Html:
    """The timeline as SVG that can stand alone; nothing where it has no date."""
    shown = marks(timeline)
    if not shown:
        return NOTHING
    parts, axis, kinds, y, middle = [], "", {mark.kind for mark in shown}, 4, 0
    for before, mark in pairwise([shown[0], *shown]):
        wanted = round((clock.day(mark.at) - clock.day(before.at)).days * DAY)
        if parts:
            y += GAP + min(wanted, LONGEST_GAP)
            axis += _stretch(middle, y + LINE / 2, broken=wanted > LONGEST_GAP)
        if wanted > LONGEST_GAP:
            kinds.add("gap")
        middle = y + LINE / 2
        drawn, height = _mark(mark, y)
        parts.append(drawn)
        y += height
    legend, height = _legend([kind for kind in LEGEND if kind in kinds], y + GAP + 4)
    return element(
        "svg",
        element("title", "The dates on a line", id="picture-title"),
        element("desc", _about(shown), id="picture-about"),
        void("path", class_="line", d=axis, stroke="currentColor", stroke_width=2, fill="none") if axis else "",
        *parts,
        legend,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:g}",
        width=WIDTH,
        height=f"{height:g}",
        role="img",
        aria_labelledby="picture-title picture-about",
        font_family="system-ui, sans-serif",
        font_size=14,
        fill="currentColor",
    )


def _about(shown: list[Mark]) -> str:
    dated = [mark for mark in shown if mark.kind != "as_at"]
    as_at = next((f", as at {phrases.day(mark.at)}" for mark in shown if mark.kind == "as_at"), "")
    first, last = phrases.day(dated[0].at), phrases.day(dated[-1].at)
    dates = f"{phrases.number(len(dated), 'date')} from {first} to {last}" if len(dated) > 1 else first
    return f"{dates}{as_at}. The table that follows says the same."


def _stretch(top: float, bottom: float, broken: bool) -> str:
    """The line between two marks, as a path; two strokes across it where it is shorter than the time."""
    if not broken:
        return f"M{AXIS} {top:g}V{bottom:g}"
    cut = bottom - LINE / 2 - GAP / 2 - LONGEST_GAP / 2
    strokes = "".join(f"M{AXIS - 7} {cut + at:g}l14-6" for at in (-1, 7))
    return f"M{AXIS} {top:g}V{cut - 4:g}M{AXIS} {cut + 4:g}V{bottom:g}{strokes}"


def _mark(mark: Mark, top: float) -> tuple[Html, float]:
    """A mark with its words, and the height of both."""
    as_at = mark.kind == "as_at"
    dates = wrap(f"{'As at ' if as_at else ''}{phrases.short_moment(mark.at)}", BOLD_LETTERS)
    words = [line for sentence in mark.words for line in wrap(sentence, LETTERS)]
    label = element("text", *_lines(dates, top, **_BOLD), *_lines(words, top + len(dates) * LINE))
    height = (len(dates) + len(words)) * LINE
    if not as_at:
        return element("g", _shape(mark.kind, AXIS, top + LINE / 2), label), height
    line = void("path", class_="today", d=f"M0 {top + height + 3:g}H{WIDTH}", stroke="currentColor", stroke_width=3)
    return element("g", line, label, class_="as-at"), height + 5


def _shape(kind: str, x: float, y: float) -> Html:
    return element("g", Html(SHAPES[kind]), class_=f"mark mark--{kind}", transform=f"translate({x:g} {y:g})")


def _lines(lines: list[str], top: float, **attributes: object) -> Iterable[Html]:
    for place, line in enumerate(lines):
        yield element("tspan", line, x=TEXT, y=f"{top + LINE * place + 13.5:g}", **attributes)


def _legend(kinds: list[str], top: float) -> tuple[Html, float]:
    """What each shape stands for, two on a line; and how far down it comes."""
    rule = void("path", class_="rule", d=f"M0 {top:g}H{WIDTH}", stroke="currentColor", stroke_width=1)
    parts = []
    for place, kind in enumerate(kinds):
        x, y = AXIS + WIDTH / 2 * (place % 2), top + 10 + LEGEND_LINE * (place // 2) + LEGEND_LINE / 2
        parts += [_shape(kind, x, y), element("text", LEGEND[kind], x=f"{x + 20:g}", y=f"{y + 4:g}")]
    height = top + 14 + LEGEND_LINE * ((len(kinds) + 1) // 2)
    return element("g", rule, *parts, class_="legend", font_size=12.5), height


def wrap(text: str, letters: int) -> list[str]:
    """Lines of at most so many letters, broken between words; a word that is longer is broken too."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines += [word[at : at + letters] for at in range(0, len(word), letters)]
    return lines
