"""The build as its author meets it: what is wrong is told, nothing else is, and what was built before stays."""

import subprocess
import sys

import pytest

from tests.publish import harbour

pytestmark = pytest.mark.builds

BOATS = """# Boats that sank
# What became of them.

- case: A boat sinks that was holed
  because: It sank and was unsafe, so there must be an inquiry.
  provisions: ["1.1"]
  request: {ask: eligibility, answers: {sunk: "yes", holed: "yes"}}
  expect: {conclusion: inquiry_must}
"""
REPORTS = """# Reports
# When they are due.

- case: The master reports in the afternoon
  because: The board opens the inquiry within a month of the report.
  provisions: ["1.1"]
  request: {ask: timeline, dates: {reported: "1999-03-01T15:00"}}
  expect: {deadlines: {open: {due: "1999-04-01"}}}
"""


def test_a_dead_link_a_dead_anchor_and_a_page_that_nothing_lists_stop_the_build_and_the_old_site_stays(checkout):
    checkout.add("docs/orphan.md", "# Orphan\n\n[Gone](gone.md)\n")
    checkout.add("docs/about.md", "\n[No such place](privacy.md#nowhere)\n")
    checkout.change("publish/theme/main.html", "What the chapter says</a>", '</a><a href="lost/">Lost</a>')
    checkout.change("publish/pages/templates/who.md.j2", 'class="summary">', 'class="summary"><a href="#q-9">9</a>')
    (checkout / "site").mkdir()
    checkout.add("site/index.html", "What was built before")
    done = checkout.make("site")
    assert done.returncode != 0
    assert "'orphan.md' contains a link 'gone.md'" in done.stdout
    assert "not included in the \"nav\" configuration:\n  - orphan.md" in done.stdout.replace("           ", "  ")
    assert "'about.md' contains a link 'privacy.md#nowhere'" in done.stdout
    assert 'more: "lost/" leads to nothing' in done.stdout
    assert 'who/index.html: "#q-9" leads to no anchor' in done.stdout
    assert "Traceback" not in done.stdout
    assert [path.name for path in (checkout / "site").iterdir()] == ["index.html"]
    assert (checkout / "site/index.html").read_text() == "What was built before"
    assert not list(checkout.folder.glob(".site*"))


def test_a_file_that_does_not_hold_together_stops_the_build_with_every_problem_and_no_traceback(checkout):
    checkout.change("procedure.yaml", "unit: working_days\n    direction", "unit: working_day\n    direction")
    checkout.change("procedure.yaml", "force: shall", "force: shal")
    done = checkout.make("site")
    assert done.returncode != 0
    assert "working_day" in done.stdout
    assert 'did you mean "shall"' in done.stdout
    assert "2 problems" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_case_that_names_what_the_procedure_does_not_have_stops_the_build(checkout):
    checkout.change("cases/deaths.yaml", "child_died:", "child_dead:")
    done = checkout.make("site")
    assert done.returncode != 0
    assert "child_dead" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_build_without_pyodide_says_what_to_do(checkout):
    (checkout / "node_modules/pyodide").unlink()
    done = checkout.make("site")
    assert done.returncode != 0
    assert "npm ci" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_change_to_a_rule_changes_the_prose_the_table_and_the_answers_and_nothing_is_said(checkout):
    """Five working days stand once in the file: made six, every page and the command line say six."""
    checkout.change("procedure.yaml", "period: 5\n    unit: working_days", "period: 6\n    unit: working_days")
    (checkout / "site").mkdir()
    checkout.add("site/old.html", "What was built before")
    # The proof and the cases are about five; here it is only the flow from the file that is looked at.
    done = checkout.make("site")
    assert (done.returncode, done.stdout) == (0, "The site is in site/.\n")
    assert not (checkout / "site/old.html").exists()
    assert "six working days" in (checkout / "site/sections/instigating/index.html").read_text("utf-8")
    assert "ithin six working days" in (checkout / "site/timeline/index.html").read_text("utf-8")
    request = '{"ask": "timeline", "dates": {"decision": "2018-03-20"}}'
    asked = subprocess.run(
        [sys.executable, "-m", "calculator"],
        cwd=checkout.folder,
        input=request,
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"due": "2018-03-28"' in asked.stdout


def test_another_procedure_builds_a_site_of_its_own(checkout):
    (checkout / "harbour/cases").mkdir(parents=True)
    checkout.add("harbour/procedure.yaml", harbour.TEXT + harbour.PROMISES)
    checkout.add("harbour/cases/boats.yaml", BOATS)
    checkout.add("harbour/cases/reports.yaml", REPORTS)
    (checkout / "procedure.yaml").unlink()
    done = checkout.make("site", "PROCEDURE=harbour")
    assert (done.returncode, done.stdout) == (0, "The site is in site/.\n")
    page = (checkout / "site/index.html").read_text("utf-8")
    assert "Harbour Inquiries" in page
    assert "A boat sinks that was holed" in (checkout / "site/examples/index.html").read_text("utf-8")


@pytest.mark.parametrize("folder", ["docs", "nowhere"])
def test_a_folder_that_holds_no_procedure_is_refused(checkout, folder):
    done = checkout.make("site", f"PROCEDURE={folder}")
    assert done.returncode != 0
    assert f"{folder}: expected a folder with procedure.yaml" in done.stdout
