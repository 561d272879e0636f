"""Sites beneath another: what is said where they cannot be built, where each stands, and the three built together."""

import json
import re

import pytest

from publish import beside
from publish.source import SourceError, load
from tests.publish import folders


@pytest.fixture
def three(tmp_path):
    """The folders of three procedures, of which two stand beneath the harbour."""
    folders.write_three(tmp_path)
    return tmp_path


def errors(folder):
    """What the author is told of the procedures beside that of a folder."""
    with pytest.raises(SourceError) as raised:
        beside.load(load(folder / "procedure.yaml"), folder)
    return str(raised.value)


def change(path, old, new):
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


# ---- what the file says


def test_what_stands_above_is_read_before_what_stands_beneath_it(three):
    harbour = load(three / "harbour/procedure.yaml")
    assert [one.at for one in harbour.beside] == ["present/canals", "present"]
    found = beside.load(harbour, three / "harbour")
    assert [(at, one.chapter.title) for at, one in found.items()] == [
        ("present", "Ferry Inquiries"),
        ("present/canals", "Canal Inquiries"),
    ]


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("at: Present", 'expected an id such as "present/adults", found "Present"'),
        ("at: /present", 'expected an id such as "present/adults", found "/present"'),
        ("at: present/", 'expected an id such as "present/adults", found "present/"'),
        ("at: ../present", 'expected an id such as "present/adults", found "../present"'),
        ("at: present/canals", '"present/canals" is the id of a site beneath this one before'),
        ("att: present", 'unknown key; did you mean "at"?'),
    ],
)
def test_a_place_that_is_none_is_refused_with_its_line(three, new, message):
    path = three / "harbour/procedure.yaml"
    line = change(path, "at: present,", f"{new},")
    with pytest.raises(SourceError) as raised:
        load(path)
    assert re.search(rf"^procedure\.yaml:{line}: beside\S*: .*{re.escape(message)}", str(raised.value), re.MULTILINE)


def test_a_folder_without_a_procedure_is_told_with_its_line(three):
    line = change(three / "harbour/procedure.yaml", "folder: ../canals", "folder: ../canal")
    expected = 'expected a folder with procedure.yaml and cases/, found "../canal"'
    assert errors(three / "harbour") == f"procedure.yaml:{line}: beside: {expected}\n1 problem"


def test_a_procedure_that_has_others_beside_it_stands_beneath_none(three):
    with (three / "ferries/procedure.yaml").open("a") as file:
        file.write(folders.BESIDE)
    assert 'expected a procedure that has none beside it, found "../ferries"' in errors(three / "harbour")


def test_what_is_wrong_with_a_procedure_beside_is_told_with_its_folder(three):
    line = change(three / "canals/procedure.yaml", "title: Canal Inquiries", "titel: Canal Inquiries")
    assert errors(three / "harbour").startswith(f"../canals/procedure.yaml:{line}: procedure.titel: unknown key")


# ---- where each stands


@pytest.mark.parametrize(
    ("at", "up", "hrefs"),
    [
        ("", "", ["present/canals/", "present/"]),
        ("present", "../", ["../", "../present/canals/"]),
        ("present/canals", "../../", ["../../", "../../present/"]),
    ],
)
def test_each_knows_the_way_to_the_top_and_to_the_others_and_hands_it_on(three, at, up, hrefs):
    place = beside.top(load(three / "harbour/procedure.yaml"))._replace(at=at)
    assert (place.up, [*place.neighbours]) == (up, hrefs)
    assert beside.Place(*json.loads(json.dumps(place))) == place


# ---- built together


@pytest.mark.builds
def test_what_is_wrong_with_one_stops_all_and_the_old_site_stays(checkout):
    checkout.add_two()
    checkout.change("ferries/cases/findings.yaml", "1999-04-01", "1999-04-02")
    (checkout / "site").mkdir()
    checkout.add("site/index.html", "What was built before")
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert "deadlines.open.due: expected '1999-04-02', found '1999-04-01'" in told
    assert "ferries could not be built" in told
    assert (checkout / "site/index.html").read_text() == "What was built before"
    assert not list(checkout.folder.glob(".site*"))


@pytest.mark.builds
def test_a_dead_link_from_one_to_another_stops_all(checkout):
    checkout.add_two()
    checkout.change("publish/pages/templates/now.md.j2", "eligibility/", "eligible/")
    checkout.change("publish/theme/partials/nav.html", "{{ href | url }}", "{{ href | url }}#side")
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert 'now/index.html: "../present/eligible/" leads to nothing' in told
    assert '"../present/#side" leads to no anchor' in told
    assert '"../../#side" leads to no anchor' in told


@pytest.mark.builds
def test_a_folder_that_the_site_above_has_is_refused(checkout):
    checkout.add_two()
    checkout.change("harbour/procedure.yaml", "at: present", "at: who")
    told = checkout.refused("site", "PROCEDURE=harbour")
    assert 'expected a folder that the site above it leaves free, found "who"' in told
