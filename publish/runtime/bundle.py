"""The calculator and what it answers by, as one wheel for the browser."""

import ast
import base64
import sys
from collections.abc import Mapping
from hashlib import sha256

from publish.build import ROOT, BuildError
from publish.edition import Parts
from publish.runtime import archive

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


def file_name(version: str) -> str:
    """What the wheel is called (PEP 427)."""
    return f"{PACKAGE}-{version}-{_TAG}.whl"


def wheel(modules: Mapping[str, bytes], version: str) -> bytes:
    """A wheel (PEP 427) of pure Python modules, given by path, compiled for the browser's Python."""
    # Docstrings stay: without one, a dataclass works out a signature to put in its place, which takes the browser long.
    files = archive.compiled(modules, docstrings=True)
    folder = f"{PACKAGE}-{version}.dist-info"
    files[f"{folder}/METADATA"] = f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: {version}\n".encode()
    files[f"{folder}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: publish\nRoot-Is-Purelib: true\nTag: {_TAG}\n".encode()
    record = f"{folder}/RECORD"
    lines = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in sorted(files.items())]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    return archive.stored(files)


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
