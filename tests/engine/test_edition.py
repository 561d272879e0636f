"""All that an answer depends on, put together once: from the file, or in the browser from the wheel."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from calculator import edition, procedure
from publish import edition as published
from publish.problems import Problem, SourceError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data():
    """An edition as plain data, made afresh."""
    return published.data()


def test_an_edition_holds_the_procedure_the_bank_holidays_the_clock_and_the_digest(data):
    made = edition.from_dict(data)
    assert made.procedure == procedure.from_dict(data["procedure"])
    assert made.rules.procedure == made.procedure
    assert (made.holidays.first, made.holidays.last) == (date(2012, 1, 1), date(2028, 12, 31))
    assert made.holidays.names[date(2023, 5, 8)].lower().startswith("bank holiday for the coronation")
    assert str(made.clock) == "Europe/London"
    assert made.digest == data["digest"]


def test_the_edition_of_the_checkout_is_made_once_from_the_file(current, data):
    assert edition.current() is edition.current() is current
    assert current.digest == edition.from_dict(data).digest


def test_the_digest_is_a_sha_256_and_the_same_each_time(data):
    assert re.fullmatch("[0-9a-f]{64}", data["digest"])
    assert published.data()["digest"] == data["digest"]


def test_the_digest_changes_with_anything_that_has_a_meaning(data):
    made = procedure.from_dict(data["procedure"])
    criterion = replace(made.criteria[0], when=("any", "abuse_or_neglect", "child_died"))
    weaker = replace(made, criteria=(criterion, *made.criteria[1:]))
    longer = replace(made, timescales=(replace(made.timescales[0], period=25), *made.timescales[1:]))
    digests = {published.data(changed)["digest"] for changed in (made, weaker, longer)}
    assert len(digests) == 3
    assert data["digest"] in digests


def test_an_edition_can_be_shipped_as_a_python_literal(data):
    """The wheel carries it as a module, and with no YAML to read."""
    scope = {}
    exec(f"EDITION = {data!r}", scope)
    assert edition.from_dict(scope["EDITION"]).procedure == procedure.from_dict(data["procedure"])


def test_where_the_wheel_brings_its_edition_that_one_is_used(tmp_path, data):
    """As in the browser: neither the file nor the code that reads it is there."""
    package = tmp_path / "calculator"
    package.symlink_to(ROOT / "calculator")
    (tmp_path / "calculator_edition.py").write_text(f"EDITION = {data | {'digest': 'shipped'}!r}\n", encoding="utf-8")
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


def test_the_edition_of_the_wheel_goes_before_the_file(monkeypatch, data):
    monkeypatch.setitem(sys.modules, "calculator_edition", SimpleNamespace(EDITION=data | {"digest": "shipped"}))
    assert edition.current.__wrapped__().digest == "shipped"


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


def test_a_procedure_that_cannot_be_used_is_told_in_its_own_words(monkeypatch):
    wrong = SourceError("procedure.yaml", [Problem("", 3, 1, "said why")])

    def refuse():
        raise wrong

    monkeypatch.setattr(published, "data", refuse)
    with pytest.raises(edition.EditionError) as caught:
        edition.current.__wrapped__()
    assert str(caught.value) == str(wrong)
    assert len(str(wrong)) > 10
