"""The build as its author meets it: what is wrong is told, nothing else is, and what was built before stays."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.builds


def test_a_dead_link_a_dead_anchor_and_a_page_that_nothing_lists_stop_the_build_and_the_old_site_stays(checkout):
    checkout.add_harbour()
    checkout.add("docs/orphan.md", "# Orphan\n\n[Gone](gone.md)\n")
    checkout.add("docs/about.md", "\n[No such place](privacy.md#nowhere)\n")
    checkout.change("publish/theme/main.html", "</a></p>", '</a><a href="lost/">Lost</a></p>')
    checkout.change("publish/pages/templates/who.md.j2", 'class="summary">', 'class="summary"><a href="#q-9">9</a>')
    (checkout / "site").mkdir()
    checkout.add("site/index.html", "What was built before")
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert "'orphan.md' contains a link 'gone.md'" in told
    assert "not included in the \"nav\" configuration:\n  - orphan.md" in told.replace("           ", "  ")
    assert "'about.md' contains a link 'privacy.md#nowhere'" in told
    assert 'more: "lost/" leads to nothing' in told
    assert 'who/index.html: "#q-9" leads to no anchor' in told
    assert [path.name for path in (checkout / "site").iterdir()] == ["index.html"]
    assert (checkout / "site/index.html").read_text() == "What was built before"
    assert not list(checkout.folder.glob(".site*"))


def test_a_style_sheet_that_is_not_there_stops_the_build_with_the_one_that_was_meant(checkout):
    checkout.add_harbour()
    checkout.change("mkdocs.yml", "assets/style/print.css", "assets/style/prnt.css")
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert 'found "assets/style/prnt.css"; did you mean "assets/style/print.css"?' in told


def test_a_file_that_does_not_hold_together_stops_the_build_with_every_problem_and_no_traceback(checkout):
    checkout.change("procedure.yaml", "unit: working_days\n    direction", "unit: working_day\n    direction")
    checkout.change("procedure.yaml", "force: shall", "force: shal")
    told = checkout.refused("site")
    assert "working_day" in told
    assert 'did you mean "shall"' in told
    assert "2 problems" in told


def test_a_case_that_is_answered_otherwise_than_it_expects_stops_the_build(checkout):
    checkout.add_harbour()
    checkout.change("harbour/cases/findings.yaml", "1999-04-01", "1999-04-02")
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert "deadlines.open.due: expected '1999-04-02', found '1999-04-01'" in told


def test_a_build_without_pyodide_says_what_to_do(checkout):
    checkout.add_harbour()
    (checkout / "node_modules/pyodide").unlink()
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert "npm ci" in told


def test_another_procedure_has_a_site_of_its_own_and_a_change_to_a_rule_changes_prose_table_and_answers(checkout):
    """One month stands once in the file: made two, every page and the command line say two. Nothing is said of it."""
    checkout.add_harbour()
    (checkout / "procedure.yaml").unlink()
    checkout.change("harbour/procedure.yaml", "period: 1\n    unit: months", "period: 2\n    unit: months")
    checkout.change("harbour/cases/findings.yaml", "within a month", "within two months")
    checkout.change("harbour/cases/findings.yaml", "1999-04-01", "1999-05-01")
    (checkout / "site").mkdir()
    checkout.add("site/old.html", "What was built before")
    done = checkout.make("site", "PROCEDURE=harbour")
    assert (done.returncode, done.stdout) == (0, "The site is in site/.\n")
    assert not (checkout / "site/old.html").exists()
    assert "Harbour Inquiries" in (checkout / "site/index.html").read_text("utf-8")
    assert "A holed boat’s sinking" in (checkout / "site/examples/index.html").read_text("utf-8")
    assert "two months of the master" in (checkout / "site/sections/sinkings/index.html").read_text("utf-8")
    assert "ithin two months" in (checkout / "site/timeline/index.html").read_text("utf-8")
    asked = subprocess.run(
        [sys.executable, "-m", "calculator", "--procedure", "harbour"],
        cwd=checkout.folder,
        input='{"ask": "timeline", "dates": {"reported": "1999-03-01T15:00"}}',
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"due": "1999-05-01"' in asked.stdout


def test_a_procedure_without_timescales_builds_a_whole_site_with_no_page_of_dates(checkout):
    done = checkout.make("site", "PROCEDURE=examples/smallest")
    assert (done.returncode, done.stdout) == (0, "The site is in site/.\n")
    assert (checkout / "site/eligibility/index.html").is_file()
    assert not (checkout / "site/timeline").exists()
    assert "timeline/" not in (checkout / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize("folder", ["docs", "nowhere"])
def test_a_folder_that_holds_no_procedure_is_refused(checkout, folder):
    told = checkout.refused("site", f"PROCEDURE={folder}")
    assert f"{folder}: expected a folder with procedure.yaml" in told
