"""The calculator travels as one wheel that needs nothing but the standard library."""

import base64
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from publish import edition, source
from publish.runtime import bundle
from tests.parity import parity

ANSWER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from calculator import browser
assert browser.__file__.startswith(sys.argv[1])
print(json.dumps([browser.respond(request) for request in json.load(sys.stdin)]))
"""


@pytest.fixture(scope="module")
def sources():
    return bundle.sources(edition.parts(source.load(edition.PROCEDURE).procedure))


@pytest.fixture(scope="module")
def made(sources):
    return bundle.wheel(sources, "1.0.0")


@pytest.fixture(scope="module")
def wheel(made):
    return made[1]


def test_the_wheel_alone_answers_every_case_as_the_checkout_does(made, tmp_path):
    name, wheel = made
    path = Path(tmp_path, name)
    path.write_bytes(wheel)
    command = [sys.executable, "-I", "-S", "-c", ANSWER, str(path)]
    asked = json.dumps(parity.questions())
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert parity.difference(json.loads(run.stdout)) is None


def test_the_wheel_is_the_same_bytes_when_made_again(sources, made):
    assert bundle.wheel(dict(reversed(sources.items())), "1.0.0") == made


def test_the_wheel_records_the_digest_of_each_of_its_files(wheel):
    files = bundle.unpacked(wheel)
    record = files["calculator-1.0.0.dist-info/RECORD"].decode().splitlines()
    assert {line.split(",")[0] for line in record} == files.keys()
    for line in record:
        path, digest, size = line.split(",")
        if path.endswith("/RECORD"):
            assert digest == size == ""
        else:
            found = base64.urlsafe_b64encode(sha256(files[path]).digest()).decode().rstrip("=")
            assert (digest, size) == (f"sha256={found}", str(len(files[path])))


def test_the_wheel_holds_no_source_and_no_command_line(wheel):
    files = bundle.unpacked(wheel)
    assert not [path for path in files if path.endswith(".py") or "__main__" in path or "/command/" in path]
    assert "calculator/exports/__init__.pyc" in files


def test_the_wheel_says_which_python_it_is_compiled_for(made):
    name, wheel = made
    assert name == "calculator-1.0.0-cp313-none-any.whl"
    assert b"\nTag: cp313-none-any\n" in bundle.unpacked(wheel)["calculator-1.0.0.dist-info/WHEEL"]


def test_imports_are_found_wherever_they_stand_in_a_module():
    modules = {
        "review/__init__.py": b"from __future__ import annotations\nfrom . import dates\nimport json, re\n",
        "review/dates.py": b"from review import x\ndef due():\n    from calendar import monthrange\n",
    }
    assert bundle.imports(modules) == (
        "from calendar import monthrange",
        "import __future__",
        "import json, re",
    )


def test_an_import_from_outside_the_standard_library_is_refused_with_its_line():
    with pytest.raises(bundle.BuildError, match=r"review\.py, line 2: expected .* found 'import yaml'"):
        bundle.imports({"review.py": b"import json\nimport yaml\n"})
