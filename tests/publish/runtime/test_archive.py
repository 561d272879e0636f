"""Archives are the same bytes for the same files, and hold Python compiled for the browser."""

import marshal
import zipfile
from importlib.util import MAGIC_NUMBER
from io import BytesIO

from publish.runtime import bundle

HEADER = 16
FILES = {
    "review.py": b'"""About reviews."""\n\n\ndef chair():\n    """Who decides."""\n    return "the Chair"\n',
    "board/__init__.py": b"",
    "board/notes.txt": b"minutes",
}


def test_the_same_files_in_another_order_make_the_same_bytes():
    assert bundle.stored(FILES) == bundle.stored(dict(reversed(FILES.items())))


def test_nothing_is_dated_or_deflated():
    with zipfile.ZipFile(BytesIO(bundle.stored(FILES))) as found:
        assert {item.date_time for item in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {item.compress_type for item in found.infolist()} == {zipfile.ZIP_STORED}


def test_an_archive_gives_back_its_files():
    assert bundle.unpacked(bundle.stored(FILES)) == FILES


def test_every_module_is_compiled_and_other_files_stay():
    found = bundle.compiled(FILES, docstrings=True)
    assert found.keys() == {"review.pyc", "board/__init__.pyc", "board/notes.txt"}
    assert found["board/notes.txt"] == b"minutes"
    assert found["review.pyc"].startswith(MAGIC_NUMBER)


def test_compiling_again_makes_the_same_bytes():
    assert bundle.compiled(FILES, docstrings=True) == bundle.compiled(FILES, docstrings=True)


def test_docstrings_are_kept_or_left_out_as_asked():
    for docstrings in (True, False):
        found = bundle.compiled(FILES, docstrings=docstrings)
        module = {}
        exec(marshal.loads(found["review.pyc"][HEADER:]), module)
        assert module["chair"]() == "the Chair"
        assert module.get("__doc__") == ("About reviews." if docstrings else None)
        assert module["chair"].__doc__ == ("Who decides." if docstrings else None)
