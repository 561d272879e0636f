"""The calculator and what it answers by, as one wheel for the browser.

Its bytes depend on nothing but what goes into it.
"""

import ast
import base64
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from publish.build import ROOT, BuildError
from publish.edition import Parts

PACKAGE = "calculator"
# pyodide-build compiles for the Python that runs it.
_TAG = f"cp{sys.version_info.major}{sys.version_info.minor}-none-any"


def sources(edition: Parts) -> dict[str, bytes]:
    """The calculator's modules by path, without the command line, and the edition that ``calculator.edition`` finds."""
    found = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / PACKAGE).rglob("*.py"))
        if path.name != "__main__.py" and ROOT / PACKAGE / "command" not in path.parents
    }
    return found | {"calculator_edition.py": edition.module.encode()}


def imports(modules: Mapping[str, bytes]) -> tuple[str, ...]:
    """What modules import of the standard library, as sorted statements. Raises ``BuildError`` for any other import."""
    own = {path.split("/")[0].removesuffix(".py") for path in modules}
    found = set()
    for path, source in modules.items():
        for statement in ast.walk(ast.parse(source, path)):
            names = [name.name for name in statement.names] if isinstance(statement, ast.Import) else []
            if isinstance(statement, ast.ImportFrom) and not statement.level:
                names = [statement.module]
            for name in names:
                top = name.split(".")[0]
                if top in sys.stdlib_module_names:
                    found.add(f"import {name}" if top == "__future__" else ast.unparse(statement))
                elif top not in own:
                    raise BuildError(
                        f"{path}, line {statement.lineno}: expected an import from the standard library, which is all "
                        f"that the browser has; found {ast.unparse(statement)!r}"
                    )
    return tuple(sorted(found))


def wheel(modules: Mapping[str, bytes], version: str) -> tuple[str, bytes]:
    """A wheel (PEP 427) of Python modules, given by path, compiled for the browser's Python: its name and content."""
    # Docstrings stay: without one, a dataclass works out a signature to put in its place, which takes the browser long.
    files = compiled(modules, docstrings=True)
    folder = f"{PACKAGE}-{version}.dist-info"
    files[f"{folder}/METADATA"] = f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: {version}\n".encode()
    files[f"{folder}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: publish\nRoot-Is-Purelib: true\nTag: {_TAG}\n".encode()
    record = f"{folder}/RECORD"
    lines = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in sorted(files.items())]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    return f"{PACKAGE}-{version}-{_TAG}.whl", stored(files)


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")


def stored(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of files by path, sorted, undated and not deflated: a server's compression does better."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path), content)
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a zip archive by path, folders left out."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist() if not item.is_dir()}


def compiled(files: Mapping[str, bytes], *, docstrings: bool) -> dict[str, bytes]:
    """The same files with every ``.py`` made into ``.pyc`` by pyodide-build, for the Python that runs this.

    Without ``docstrings``, assertions go too. Raises ``subprocess.CalledProcessError`` where a file does not compile.
    """
    # A process of its own: what else a process has seen can show in the order of the constants it compiles.
    optimise = [] if docstrings else ["-OO"]
    command = [sys.executable, *optimise, "-m", "pyodide_cli", "py-compile", "--silent", "--compression-level", "0"]
    # With a date given, a .pyc holds the hash of its source where it would otherwise hold the time of compiling.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
    with TemporaryDirectory() as folder:
        path = Path(folder, "files.zip")
        path.write_bytes(stored(files))
        subprocess.run([*command, str(path)], cwd=folder, env=environment, check=True, capture_output=True, text=True)
        return unpacked(path.read_bytes())
