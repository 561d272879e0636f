"""All that an answer depends on, put together once: from the file, or in the browser from the wheel."""

import ast
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from calculator import edition
from calculator.dates.periods import holiday_calendar
from publish import edition as published

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def parts(current):
    """The parts of the edition of the checkout, made afresh."""
    return published.parts(current.procedure)


def test_an_edition_holds_the_procedure_the_bank_holidays_the_clock_and_the_digest(current, parts):
    made = edition.make(*parts)
    assert made.procedure == made.rules.procedure == current.procedure
    assert (made.holidays.first, made.holidays.last) == (date(2012, 1, 1), date(2028, 12, 31))
    assert made.holidays.names[date(2023, 5, 8)].lower().startswith("bank holiday for the coronation")
    assert str(made.clock) == "Europe/London"
    assert made.digest == parts.digest


def test_the_edition_of_the_checkout_is_made_once_from_the_file(current, parts):
    assert edition.current() is edition.current() is current
    assert current.digest == parts.digest


def test_the_digest_is_a_sha_256_and_the_same_each_time(current, parts):
    assert re.fullmatch("[0-9a-f]{64}", parts.digest)
    assert published.parts(current.procedure).digest == parts.digest


def test_the_digest_changes_with_a_criterion_a_period_and_a_bank_holiday(current, parts, monkeypatch):
    procedure = current.procedure
    id, criterion = next(iter(procedure.criteria.items()))
    weaker = procedure._replace(criteria={**procedure.criteria, id: criterion._replace(when="other")})
    name, timescale = next(iter(procedure.timescales.items()))
    longer = procedure._replace(
        timescales={**procedure.timescales, name: timescale._replace(period=timescale.period + 1)}
    )
    digests = {published.parts(changed).digest for changed in (procedure, weaker, longer)}
    one_less = holiday_calendar(date(2012, 1, 1), date(2028, 12, 31), {})
    monkeypatch.setattr(published, "bank_holidays", lambda: one_less)
    digests.add(published.parts(procedure).digest)
    assert len(digests) == 4
    assert parts.digest in digests


def test_an_edition_is_shipped_as_python_that_makes_the_same(parts):
    """The wheel carries it as a module, and with no YAML to read."""
    scope = {}
    exec(parts.module, scope)
    assert edition.make(*scope["PARTS"])[0] == parts.procedure
    assert scope["PARTS"] == tuple(parts)


def test_where_the_wheel_brings_its_edition_that_one_is_used(tmp_path, parts):
    """As in the browser: neither the file nor the code that reads it is there."""
    package = tmp_path / "calculator"
    package.symlink_to(ROOT / "calculator")
    (tmp_path / "calculator_edition.py").write_text(parts._replace(digest="shipped").module, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-c", SHIPPED.format(path=str(tmp_path))],
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == {"digest": "shipped", "conclusion": "not_met", "foreign": []}


# Only the standard library may be drawn in: that is all there is in the browser.
SHIPPED = """
import sys, json
sys.path[:0] = [{path!r}]
import calculator, calculator.browser
no = dict.fromkeys(("child_died", "abuse_or_neglect"), "no")
response = calculator.answer({{"ask": "eligibility", "answers": no}})
calculator.browser.respond('{{"ask": "timeline", "dates": {{"known_to_chair": "2018-03-24T16:30"}}}}')
ours = ("calculator", "calculator_edition")
roots = {{name.partition(".")[0] for name in sys.modules}} - sys.stdlib_module_names
print(json.dumps({{
    "digest": response["procedure"]["digest"],
    "conclusion": response["eligibility"]["conclusion"],
    "foreign": sorted(name for name in roots if name not in ours and not name.startswith("_")),
}}))
"""


def test_the_clock_is_that_of_england_from_the_data_alone(current):
    assert current.clock.key == "Europe/London"


def test_of_the_calculator_the_command_line_alone_reads_the_file_of_a_procedure():
    """All else could not run in the browser, to which nothing of what publishes goes."""
    importing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "calculator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [one.name for one in node.names] if isinstance(node, ast.Import)
            else [node.module] if isinstance(node, ast.ImportFrom) else []
        )
        if name.partition(".")[0] == "publish"
    }  # fmt: skip
    assert importing == {"calculator/__main__.py"}
