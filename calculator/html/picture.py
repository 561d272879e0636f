"""A timeline as a picture: SVG in which time runs down, and shapes and words say all that colour says."""

from calculator.dates.deadlines import MISSED, OVERDUE
from calculator.html._strings import text
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording.moments import Mark, marks

WIDTH = 300
AXIS = 16
TEXT = 38
LINE = 18
LETTERS, BOLD_LETTERS = 30, 26
"""How much stands on a line, so that even wide letters find room."""
GAP, LONGEST_GAP, DAY = 10, 50, 0.35
"""Between two marks: the least, the most on top of it, and what a day takes of that."""
LEGEND_LINE = 22

_DIAMOND = "M0-9 9 0 0 9-9 0z"
_OUTER, _INNER = "M0-11 11 0 0 11-11 0z", "M0-5 5 0 0 5-5 0z"
_BANG = '<path class="cut" d="M0-{0}V2M0 4.4V6.4" stroke="#fff" stroke-width="2.2" fill="none"/>'
_BOLD = ' font-weight="700"'
_HOLLOW = 'fill="#fff" stroke="currentColor" stroke-width="2"'
SHAPES = {
    "event": '<circle class="fill" r="5"/>',
    "done": '<circle class="fill" r="9"/>'
    '<path class="cut" d="M-4.5 .5-1.5 3.5 4.5-3.5" stroke="#fff" stroke-width="2.2" fill="none"/>',
    "due": f'<path class="fill" d="{_DIAMOND}"/>',
    OVERDUE: '<path class="fill" d="M0-11 11 9H-11z"/>' + _BANG.format(4),
    MISSED: '<path class="fill" d="M-8-8H8V8H-8z"/>' + _BANG.format(5),
    "projected": f'<path class="hollow" d="{_DIAMOND}" {_HOLLOW} stroke-dasharray="3 2.4"/>',
    "reading": '<path class="line" d="M-14 0H14" stroke="currentColor" stroke-width="2" stroke-dasharray="2 3"/>'
    f'<path class="hollow" d="M-5-5H5V5H-5z" {_HOLLOW}/>',
    "agreed": f'<path class="hollow" d="{_OUTER}" {_HOLLOW}/><path class="fill" d="{_INNER}"/>',
    "gap": '<path class="line" d="M0-10V-4M0 4V10M-7-1 7-7M-7 7 7 1" stroke="currentColor" stroke-width="2"/>',
}
LEGEND = {
    "event": "A date given",
    "done": "Done",
    "due": "Due",
    OVERDUE: "Past, not done",
    MISSED: "Not in time",
    "projected": "Projected",
    "reading": "Another reading",
    "agreed": "Agreed date",
    "gap": "A longer time",
}


def svg(procedure: Procedure, found: dict) -> str:
    """The timeline ``found`` as SVG that can stand alone; nothing where it has no date."""
    shown = marks(procedure, found)
    if not shown:
        return ""
    parts, axis, used, y = [], [], set(), 4
    before, last = None, None
    for mark in shown:
        gap, broken = (0, False) if before is None else _gap(before, mark)
        y += gap
        middle = y + LINE / 2
        if last is not None:
            axis += _stretch(last, middle, broken)
            used |= {"gap"} if broken else set()
        drawn, height = _mark(mark, y)
        parts.append(drawn)
        y += height
        last, before = middle, mark
        used.add(mark.kind)
    line = f'<path class="line" d="{"".join(axis)}" stroke="currentColor" stroke-width="2" fill="none"/>'
    legend, height = _legend([kind for kind in LEGEND if kind in used], y + GAP + 4)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
        f'height="{height:g}" role="img" aria-labelledby="picture-title picture-about" font-family="system-ui, '
        'sans-serif" font-size="14" fill="currentColor"><title id="picture-title">The dates on a line</title>'
        f'<desc id="picture-about">{text(_about(shown))}</desc>{line if axis else ""}{"".join(parts)}{legend}</svg>'
    )


def _about(shown: list[Mark]) -> str:
    dated = [mark for mark in shown if mark.kind != "as_at"]
    as_at = next((f", as at {phrases.day(mark.at)}" for mark in shown if mark.kind == "as_at"), "")
    first, last = phrases.day(dated[0].at), phrases.day(dated[-1].at)
    said = f"{phrases.number(len(dated), 'date')} from {first} to {last}" if len(dated) > 1 else first
    return f"{said}{as_at}. The table that follows says the same."


def _gap(before: Mark, mark: Mark) -> tuple[int, bool]:
    """The room between two marks, and whether it falls short of the time between them."""
    wanted = round(max(0, mark.day.toordinal() - before.day.toordinal()) * DAY)
    return GAP + min(wanted, LONGEST_GAP), wanted > LONGEST_GAP


def _stretch(top: float, bottom: float, broken: bool) -> list[str]:
    """The line between two marks; two strokes across it where it is shorter than the time."""
    if not broken:
        return [f"M{AXIS} {top:g}V{bottom:g}"]
    cut = bottom - LINE / 2 - GAP / 2 - LONGEST_GAP / 2
    strokes = (f"M{AXIS - 7} {cut + at:g}l14-6" for at in (-1, 7))
    return [f"M{AXIS} {top:g}V{cut - 4:g}M{AXIS} {cut + 4:g}V{bottom:g}", *strokes]


def _mark(mark: Mark, top: float) -> tuple[str, float]:
    """A mark with its words, and the height of both."""
    if mark.kind == "as_at":
        lines = wrap(f"As at {phrases.short_moment(mark.at)}", BOLD_LETTERS)
        foot, label = top + len(lines) * LINE + 3, _lines(lines, top, _BOLD)
        line = f'<path class="today" d="M0 {foot:g}H{WIDTH}" stroke="currentColor" stroke-width="3"/>'
        return f'<g class="as-at">{line}<text>{label}</text></g>', len(lines) * LINE + 5
    dates = wrap(phrases.short_moment(mark.at), BOLD_LETTERS)
    said = [line for sentence in mark.says for line in wrap(sentence, LETTERS)]
    shape = _shape(mark.kind, AXIS, top + LINE / 2)
    told = _lines(dates, top, _BOLD) + _lines(said, top + len(dates) * LINE, "")
    return f"<g>{shape}<text>{told}</text></g>", (len(dates) + len(said)) * LINE


def _shape(kind: str, x: float, y: float) -> str:
    return f'<g class="mark mark--{kind}" transform="translate({x:g} {y:g})">{SHAPES[kind]}</g>'


def _lines(lines: list[str], top: float, weight: str) -> str:
    baselines = (top + LINE * place + 13.5 for place in range(len(lines)))
    return "".join(
        f'<tspan x="{TEXT}" y="{y:g}"{weight}>{text(line)}</tspan>' for y, line in zip(baselines, lines, strict=True)
    )


def _legend(kinds: list[str], top: float) -> tuple[str, float]:
    """What each shape stands for, two on a line; and how far down it comes."""
    parts = [f'<path class="rule" d="M0 {top:g}H{WIDTH}" stroke="currentColor" stroke-width="1"/>']
    for place, kind in enumerate(kinds):
        x, y = AXIS + WIDTH / 2 * (place % 2), top + 10 + LEGEND_LINE * (place // 2) + LEGEND_LINE / 2
        parts.append(f'{_shape(kind, x, y)}<text x="{x + 20:g}" y="{y + 4:g}">{LEGEND[kind]}</text>')
    height = top + 14 + LEGEND_LINE * ((len(kinds) + 1) // 2)
    return f'<g class="legend" font-size="12.5">{"".join(parts)}</g>', height


def wrap(said: str, letters: int) -> list[str]:
    """Lines of at most so many letters, broken between words; a word that is longer is broken too."""
    lines: list[str] = []
    for word in said.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines += [word[at : at + letters] for at in range(0, len(word), letters)]
    return lines
