"""The site carries the Pyodide that is pinned, cut down to what the calculator uses, and nothing else of it."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from publish import edition, source
from publish.runtime import bundle, pyodide

FOLDER = pyodide.FOLDER
RELEASE = re.search(r"^## ([0-9.]+), ", (pyodide.ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[1]
WHEEL = f"calculator-{RELEASE}-cp313-none-any.whl"


@pytest.fixture(scope="module")
def data():
    return edition.parts(source.load(edition.PROCEDURE).procedure)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def files(data, cache):
    return pyodide.files(data, cache=cache)


@pytest.fixture
def copy(tmp_path):
    """A Pyodide that a test may damage."""
    return Path(
        shutil.copytree(
            pyodide.PYODIDE, tmp_path / "pyodide", copy_function=lambda a, b: Path(b).symlink_to(a)
        )
    )


def rewrite(path, old, new):
    text = path.read_text()
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new))


def test_the_site_gets_pyodide_the_library_the_wheel_and_their_lock(files):
    assert {path.removeprefix(FOLDER) for path in files} == {
        "pyodide.mjs",
        "pyodide.asm.js",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
        WHEEL,
    }


def test_the_wheel_is_of_the_release_of_which_the_changelog_tells_first(files):
    assert FOLDER + WHEEL in files


def test_pyodide_itself_is_served_as_it_was_published(files):
    for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"):
        assert files[FOLDER + name] == pyodide.PYODIDE / name


def test_the_lock_names_each_archive_with_its_digest(files):
    lock = json.loads(files[FOLDER + "pyodide-lock.json"])
    assert lock["packages"].keys() == {"python_stdlib", "calculator"}
    for item in lock["packages"].values():
        assert item["sha256"] == sha256(files[FOLDER + item["file_name"]]).hexdigest()


def test_the_library_is_compiled_and_holds_what_is_used_and_no_more(files):
    library = bundle.unpacked(files[FOLDER + "python_stdlib.zip"])
    assert {Path(path).suffix for path in library} == {".pyc"}
    assert {"zoneinfo/__init__.pyc", "pyodide/__init__.pyc"} <= library.keys()
    assert (
        not {"turtle.pyc", "unittest/__init__.pyc", "sqlite3/__init__.pyc", "http/client.pyc"}
        & library.keys()
    )


def test_a_further_import_brings_its_module_into_the_library(files):
    assert "colorsys.pyc" not in bundle.unpacked(files[FOLDER + "python_stdlib.zip"])
    assert "colorsys.pyc" in bundle.unpacked(pyodide.stdlib(pyodide.PYODIDE, ["from colorsys import rgb_to_hsv"]))


def test_the_library_which_takes_long_is_not_made_twice(data, cache, files, monkeypatch):
    def stdlib(folder, imports):
        raise AssertionError("the library was made again")

    monkeypatch.setattr(pyodide, "stdlib", stdlib)
    assert pyodide.files(data, cache=cache) == files


def test_another_edition_makes_another_wheel(data, cache, files):
    later = pyodide.files(data._replace(digest="0" * 64), cache=cache)
    changed = {path for path in files if files[path] != later[path]}
    assert changed == {FOLDER + WHEEL, FOLDER + "pyodide-lock.json"}


def test_the_library_of_other_imports_takes_the_place_of_the_old_one(data, cache, files, tmp_path, monkeypatch):
    cache = shutil.copytree(cache, tmp_path / "cache")
    monkeypatch.setattr(pyodide.bundle, "imports", lambda modules: ("import colorsys",))
    monkeypatch.setattr(pyodide, "stdlib", lambda folder, imports: b"another library")
    later = pyodide.files(data, cache=cache)
    assert later[FOLDER + "python_stdlib.zip"] == b"another library"
    assert [path.read_bytes() for path in cache.iterdir()] == [b"another library"]


def test_without_pyodide_one_is_told_how_to_get_it(data, tmp_path):
    with pytest.raises(pyodide.BuildError, match=r"has no package\.json, .*: run 'npm ci'"):
        pyodide.files(data, pyodide=tmp_path, cache=tmp_path)


def test_another_pyodide_is_refused(data, copy, tmp_path):
    rewrite(copy / "package.json", '"version": "0.29.5"', '"version": "0.29.4"')
    with pytest.raises(pyodide.BuildError, match=r"expected Pyodide 0\.29\.5, found 0\.29\.4"):
        pyodide.files(data, pyodide=copy, cache=tmp_path)


def test_a_pyodide_that_runs_another_python_is_refused(data, copy, tmp_path):
    rewrite(copy / "pyodide-lock.json", '"python": "3.13.2"', '"python": "3.14.0"')
    with pytest.raises(
        pyodide.BuildError, match=r"runs Python 3\.14\.0, and Python 3\.13 cannot compile for it"
    ):
        pyodide.files(data, pyodide=copy, cache=tmp_path)


@pytest.mark.parametrize(
    "name", ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"]
)
def test_a_file_that_was_altered_after_it_was_installed_is_refused(data, copy, tmp_path, name):
    """One byte more, as a slip or a stranger would leave it: each of the files that the site is built from."""
    content = (copy / name).read_bytes()
    (copy / name).unlink()
    (copy / name).write_bytes(content + b" ")
    with pytest.raises(pyodide.BuildError) as error:
        pyodide.files(data, pyodide=copy, cache=tmp_path / "cache")
    lines = str(error.value).splitlines()
    assert lines[0] == (
        f"{copy / name}: expected a file with the SHA-256 {sha256(content).hexdigest()}, "
        f"found one with {sha256(content + b' ').hexdigest()}."
    )
    assert "run 'npm ci'" in lines[1]
    assert len(lines) == 2


def test_a_file_of_which_nothing_is_pinned_is_refused(data, tmp_path, monkeypatch):
    lines = pyodide.PINNED.read_text().splitlines(keepends=True)
    monkeypatch.setattr(pyodide, "PINNED", tmp_path / "pinned")
    (tmp_path / "pinned").write_text("".join(lines[1:]))
    name = lines[0].split()[1]
    with pytest.raises(pyodide.BuildError, match=f"{re.escape(name)}: expected a file with the SHA-256 None"):
        pyodide.files(data, cache=tmp_path / "cache")


def test_what_is_pinned_is_what_npm_installs_and_can_be_pinned_anew(tmp_path):
    """``make lock`` writes the same lines again as long as package.json names the same Pyodide."""
    pyodide.pin(pinned=tmp_path / "pinned")
    assert (tmp_path / "pinned").read_text() == pyodide.PINNED.read_text()


def test_an_import_that_the_browser_lacks_is_refused():
    with pytest.raises(pyodide.BuildError, match=r"lacks what the calculator imports:\n  import tkinter: "):
        pyodide.stdlib(pyodide.PYODIDE, ["import json", "import tkinter"])


def test_without_node_one_is_told_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pyodide.BuildError, match="install Node 20"):
        pyodide.stdlib(pyodide.PYODIDE, [])
