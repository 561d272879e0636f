"""What the texts of ``procedure.yaml`` may hold: placeholders such as ``{{ notify.within }}``, and emphasis.

A placeholder names a figure (``{{ deprivation_ages }}``), a timescale's period (``{{ notify.within }}``), a
warning's day (``{{ regime_ended.date }}``), the years of the calendar (``{{ calendar.from }}``,
``{{ calendar.to }}``), a provision (``{{ 2.6 }}``) or a provision's text (``{{ 2.9(b).text }}``).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from publish.model import parsed
from publish.problems import quoted

WITHIN, DATE, TEXT = ".within", ".date", ".text"
CALENDAR = CALENDAR_FROM, CALENDAR_TO = "calendar.from", "calendar.to"

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


def names(text: str) -> list[str]:
    """The names in the well-formed placeholders of a text."""
    return _PLACEHOLDER.findall(text)


def fill(text: str, resolve: Callable[[str], str]) -> str:
    """A text with each placeholder replaced by what ``resolve`` gives for its name."""
    return _PLACEHOLDER.sub(lambda placeholder: resolve(placeholder[1]), text)


def plain(text: str, values: Mapping[str, str]) -> str:
    """A text without any markup: provisions as bare numbers, emphasis taken out, quotes curled as the pages have them.

    ``values`` is what each other placeholder stands for, as written. Raises KeyError for a name that is not there.
    """

    def resolve(name: str) -> str:
        return name if parsed(name) else plain(values[name], values)

    bare = _without_emphasis(fill(text, resolve))
    return re.sub(r'"([^"]*)"', r"“\1”", bare).replace("'", "’")


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


def _without_emphasis(text: str) -> str:
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    return text
