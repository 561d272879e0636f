"""Texts of ``procedure.yaml`` made ready to read: placeholders put in, Markdown kept or taken out.

A placeholder names a figure (``{{ deprivation_ages }}``), a timescale's period (``{{ notify.within }}``), a
warning's day (``{{ regime_ended.date }}``), the years of the calendar (``{{ calendar.from }}``,
``{{ calendar.to }}``), a provision (``{{ 2.6 }}``) or a provision's text (``{{ 2.9(b).text }}``).
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from publish import bank_holidays
from publish.model import is_provision_number
from publish.problems import quoted

if TYPE_CHECKING:
    from publish.source import Source

WITHIN, DATE, TEXT = ".within", ".date", ".text"
CALENDAR = ("calendar.from", "calendar.to")

_PLACEHOLDER = re.compile(r"\{\{ ([^{}\s]+) \}\}")
_ALMOST = re.compile(r"\{+\s*([^{}\s]+)\s*\}+")
_EMPHASIS = (
    re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*"),
    re.compile(r"\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*"),
)
_OTHER_MARKDOWN = re.compile(
    r"^(?:\#|>|[-+]\s|\d+[.)]\s|!!!|\?\?\?|:::|---|===)"  # a heading, a list or another block
    r"|<[A-Za-z/!?][^>]*>?|&\#?\w+;"  # HTML
    r"|[`\\_]|~~|\^\^|==|\]\s?[\[(:]|\[\^"  # code, escapes, other emphasis, links and notes
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def render(text: str, resolve: Callable[[str], str]) -> str:
    """A text with each placeholder replaced by what ``resolve`` gives for its name."""
    return _PLACEHOLDER.sub(lambda placeholder: resolve(placeholder[1]), text)


def plain(source: "Source", text: str) -> str:
    """A text without any markup: provisions as bare numbers, emphasis taken out."""

    def resolve(name: str) -> str:
        return name if is_provision_number(name) else plain(source, value(source, name))

    return _curled(_without_emphasis(render(text, resolve)))


def markdown(source: "Source", text: str, root: str) -> str:
    """A text in Markdown, provisions as links; ``root`` leads from the page where it stands to the site."""

    def resolve(name: str) -> str:
        if is_provision_number(name):
            return f"[{name}](<{root}{source.chapter.href(name)}>)"
        return markdown(source, value(source, name), root)

    return render(text, resolve)


def value(source: "Source", name: str) -> str:
    """What a placeholder stands for, not rendered itself. Raises LookupError where that is nothing."""
    if name in CALENDAR:
        calendar = bank_holidays.official()
        return str({"calendar.from": calendar.first, "calendar.to": calendar.last}[name].year)
    if name.endswith(WITHIN):
        timescales = {timescale.id: timescale.within for timescale in source.procedure.timescales.values()}
        return timescales[name.removesuffix(WITHIN)]
    if name.endswith(DATE):
        days = {w.code: w.after or w.from_ or w.before for w in source.procedure.warnings.values()}
        return long_date(days[name.removesuffix(DATE)])
    if name.endswith(TEXT):
        return source.chapter.provision(name.removesuffix(TEXT)).text
    return {figure.id: figure.value for figure in source.chapter.figures}[name]


def within(period: int, unit: str) -> str:
    """A period in words: "one month", "five working days", "24 hours". ``unit`` is as the file has it."""
    number = _NUMBERS[period - 1] if period <= len(_NUMBERS) else str(period)
    words = unit.replace("_", " ")
    return f"{number} {words.removesuffix('s') if period == 1 else words}"


def long_date(day: date) -> str:
    """A day as "29 September 2019"."""
    return f"{day.day} {day:%B %Y}"


def placeholders(text: str) -> list[str]:
    """The names in the well-formed placeholders of a text."""
    return _PLACEHOLDER.findall(text)


def slips(text: str) -> Iterator[str]:
    """What is wrong with a text, apart from what its placeholders name: a sentence for each thing."""
    bare = _PLACEHOLDER.sub("", text)
    for almost in _ALMOST.finditer(bare):
        yield f"expected a placeholder written {{{{ {almost[1]} }}}}, found {quoted(almost[0])}"
    if re.search(r"[{}]", _ALMOST.sub("", bare)):
        yield "expected no braces but those of placeholders such as {{ 2.6 }}"
    markup = _OTHER_MARKDOWN.search(_ALMOST.sub("", bare))
    if markup:
        yield f"expected plain words, with *emphasis* at most, found {quoted(markup[0])}"
    if "*" in _without_emphasis(bare):
        yield 'expected *emphasis* or **strong emphasis**, found a "*" without its fellow'


def _curled(text: str) -> str:
    """With the quotes and apostrophes that the pages have too."""
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


def _without_emphasis(text: str) -> str:
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    return text
