"""The page on encoding a procedure: the smallest one is that, and every part shown builds when it is added to it."""

import re
from pathlib import Path

import pytest
import yaml

from calculator.edition import make
from publish import cases, edition, proof
from publish.cases import answered
from publish.problems import SourceError
from publish.source import read

ROOT = Path(__file__).parents[3]
SMALLEST = (ROOT / "examples/smallest/procedure.yaml").read_text()
PAGE = (ROOT / "docs/encode.md").read_text()
PARTS, PARTS_OF_DATES = (
    dict(re.findall(rf"^{marks} ([^\n]+)\n(?:(?!^#).)*?```yaml\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
    for marks in ("###", "####")
)
(DATES,) = (part for title, part in PARTS.items() if title.startswith("Dates"))
LAST = ("undetermined", "not_met")


def added(whole, part):
    """A part added to a whole, as the page says how: to entries of the same id or number, else as further ones."""
    if isinstance(whole, dict):
        merged = whole | {
            key: added(whole[key], value) if key in whole and key != "when" else value for key, value in part.items()
        }
        return {key: value for key, value in merged.items() if value is not None}
    if not isinstance(whole, list) or not all(isinstance(one, dict) for one in part):
        return [*whole, *part] if isinstance(whole, list) and isinstance(whole[0], list) else part
    merged = {_name(one): one for one in whole}
    for one in part:
        merged[_name(one)] = added(merged.get(_name(one), {}), one)
    return sorted(merged.values(), key=lambda one: LAST.index(_name(one)) if _name(one) in LAST else -1)


def _name(entry):
    return entry.get("id", entry.get("number", str(entry)))


def proved(file):
    """What the proof gives of a file."""
    return proof.prove(read(text_of(file), "procedure.yaml"))


def text_of(file):
    """A file as text."""
    return yaml.safe_dump(file, allow_unicode=True, sort_keys=False, width=10_000)


def paths(node, at=()):
    """The way to each key of a file, at any depth."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*at, key)
        yield from paths(value, (*at, key))


@pytest.mark.parametrize("part", PARTS)
def test_each_part_that_is_shown_can_be_added_to_the_smallest_procedure(part):
    assert proved(added(yaml.safe_load(SMALLEST), yaml.safe_load(PARTS[part])))


@pytest.mark.parametrize("part", PARTS_OF_DATES)
def test_each_part_about_dates_can_be_added_to_the_smallest_procedure_with_dates(part):
    dated = added(yaml.safe_load(SMALLEST), yaml.safe_load(DATES))
    assert proved(added(dated, yaml.safe_load(PARTS_OF_DATES[part])))


def test_the_case_about_dates_that_is_shown_comes_out_as_it_says():
    (shown,) = re.findall(r"^```yaml\n(- case: .*?)```", PAGE, re.MULTILINE | re.DOTALL)
    found = read(text_of(added(yaml.safe_load(SMALLEST), yaml.safe_load(DATES))), "procedure.yaml")
    assert answered(make(*edition.parts(found.procedure)), cases.read(shown, "shown"))


def test_the_page_shows_or_names_all_that_a_file_can_have():
    parts = [*PARTS.values(), *PARTS_OF_DATES.values()]
    shown = set().union(*map(yaml.safe_load, parts)) | yaml.safe_load(SMALLEST).keys()
    own = yaml.safe_load((ROOT / "procedure.yaml").read_text()).keys()
    assert own - shown <= {"examples", "beside"}


def test_nothing_can_be_left_out_of_the_smallest_procedure():
    spare = []
    for path in paths(yaml.safe_load(SMALLEST)):
        file = yaml.safe_load(SMALLEST)
        *above, last = path
        holder = file
        for key in above:
            holder = holder[key]
        del holder[last]
        try:
            proved(file)
        except SourceError:
            continue
        spare.append(path)
    assert spare == []
