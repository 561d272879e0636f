"""The build as its author meets it: what is wrong is told, and nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path):
    """A copy of what a build reads, for breaking."""
    for name in ("calculator", "publish", "docs", "cases"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("procedure.yaml", "mkdocs.yml", "package.json", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def build(checkout: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(checkout / "site")]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=120, check=False)


def change(checkout: Path, before: str, after: str) -> None:
    path = checkout / "procedure.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_case_that_names_what_the_procedure_does_not_have_stops_the_build(checkout):
    path = checkout / "cases/deaths.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("child_died:", "child_dead:", 1), "utf-8")
    done = build(checkout)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "child_dead" in said
    assert "Traceback" not in said


def test_a_file_that_does_not_hold_together_stops_the_build_with_every_problem_and_no_traceback(checkout):
    change(checkout, "unit: working_days\n    direction", "unit: working_day\n    direction")
    change(checkout, "force: shall", "force: shal")
    done = build(checkout)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "working_day" in said
    assert 'did you mean "shall"' in said
    assert "2 problems" in said
    assert "Traceback" not in said


def test_a_build_without_pyodide_says_what_to_do(checkout):
    (checkout / "node_modules").unlink()
    done = build(checkout)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "npm ci" in said
    assert "Traceback" not in said


def test_a_change_to_a_rule_changes_the_prose_the_table_and_the_answers(checkout):
    """Five working days stand once in the file: made six, every page and the command line say six."""
    change(checkout, "period: 5\n    unit: working_days", "period: 6\n    unit: working_days")
    # The proof and the cases are about five; here it is only the flow from the file that is looked at.
    done = build(checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "six working days" in (checkout / "site/sections/instigating/index.html").read_text("utf-8")
    assert "ithin six working days" in (checkout / "site/timeline/index.html").read_text("utf-8")
    request = '{"ask": "timeline", "dates": {"decision": "2018-03-20"}}'
    asked = subprocess.run(
        [sys.executable, "-m", "calculator"], cwd=checkout, input=request, capture_output=True, text=True, check=True
    )
    assert '"due": "2018-03-28"' in asked.stdout
