"""All that the browser needs to run the calculator: the part of Pyodide that is used, and the calculator's wheel."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from publish.edition import Parts
from publish.runtime import archive, bundle

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules/pyodide"
CACHE = ROOT / ".cache"
FOLDER = "assets/pyodide/"
AS_PUBLISHED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
IMPORTS = Path(__file__).with_name("imports.mjs")


class PyodideError(Exception):
    """Pyodide is missing, is not the version that is wanted, or cannot be run. The message says what to do."""


def files(edition: Parts, pyodide: Path = PYODIDE, cache: Path = CACHE) -> dict[str, bytes | Path]:
    """Paths within the site to what stands there: bytes, or the file of Pyodide's npm package that is served as it is.

    ``edition`` is that of ``publish.edition.parts``. Raises ``PyodideError`` and ``publish.bundle.BundleError``.
    """
    published = _check(pyodide)
    modules = bundle.sources(edition)
    imports = bundle.imports(modules)
    release = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    name = bundle.file_name(bundle.PACKAGE, release)
    compiler = f"pyodide-build {version('pyodide-build')}, Python {sys.version}"
    wheel = _kept(
        cache / "calculator.whl",
        [compiler, name, *(part for item in sorted(modules.items()) for part in item)],
        lambda: bundle.wheel(modules, bundle.PACKAGE, release),
    )
    library = _kept(
        cache / STDLIB,
        [compiler, _digest(pyodide / STDLIB), IMPORTS.read_bytes(), *imports],
        lambda: stdlib(pyodide, imports),
    )
    found = {
        **{file: pyodide / file for file in AS_PUBLISHED},
        STDLIB: library,
        name: wheel,
        LOCK: _lock(published["info"], {"python_stdlib": (STDLIB, library), bundle.PACKAGE: (name, wheel)}, release),
    }
    return {FOLDER + path: content for path, content in found.items()}


def stdlib(pyodide: Path, imports: Iterable[str]) -> bytes:
    """Pyodide's standard library cut down to what its start and the import statements read, compiled.

    What they read is found by running them, in Node, under Pyodide as published. Raises ``PyodideError``.
    """
    command = ["node", str(IMPORTS), str(pyodide)]
    try:
        run = subprocess.run(command, input=json.dumps(list(imports)), check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise PyodideError("Node is missing: install Node 20 or newer.") from None
    except subprocess.CalledProcessError:
        raise PyodideError(f"Pyodide, in {pyodide}, does not start: run 'npm ci', or 'make clean setup'.") from None
    outcome = json.loads(run.stdout)
    if outcome["refused"]:
        reasons = "".join(f"\n  {statement}: {reason}" for statement, reason in outcome["refused"].items())
        raise PyodideError(f"The browser's Python lacks what the calculator imports:{reasons}")
    library = archive.read((pyodide / STDLIB).read_bytes())
    used = {path: library[path] for path in outcome["files"]}
    return archive.stored(archive.compiled(used, docstrings=False))


def _check(pyodide: Path) -> dict:
    """The lock file that Pyodide was published with, once it is known to be the Pyodide that is wanted."""
    missing = [name for name in ("package.json", LOCK, STDLIB, *AS_PUBLISHED) if not (pyodide / name).is_file()]
    if missing:
        raise PyodideError(f"{pyodide} has no {', '.join(missing)}: run 'npm ci', or 'make setup'.")
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["pyodide"]
    found = json.loads((pyodide / "package.json").read_text())["version"]
    if found != wanted:
        raise PyodideError(f"{pyodide}: expected Pyodide {wanted}, found {found}: run 'npm ci', or 'make setup'.")
    lock = json.loads((pyodide / LOCK).read_text())
    python = "{}.{}".format(*sys.version_info)
    if not lock["info"]["python"].startswith(f"{python}."):
        raise PyodideError(
            f"Pyodide {found} runs Python {lock['info']['python']}, and Python {python} cannot compile for it: "
            "build the site with the Python that .python-version names."
        )
    return lock


def _lock(info: Mapping, archives: Mapping[str, tuple[str, bytes]], release: str) -> bytes:
    """Pyodide's lock file for these archives alone, each with its SHA-256, by which the worker checks and names it."""
    packages = {
        name: {
            "name": name,
            "version": release if name == bundle.PACKAGE else info["python"],
            "file_name": file_name,
            "install_dir": "site",
            "sha256": sha256(content).hexdigest(),
            "package_type": "package" if name == bundle.PACKAGE else "cpython_module",
            "imports": [],
            "depends": [],
            "unvendored_tests": False,
        }
        for name, (file_name, content) in archives.items()
    }
    return json.dumps({"info": info, "packages": packages}, indent=1, sort_keys=True).encode()


def _kept(place: Path, parts: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    """What was made of the same parts before, else what is made of them now, which is kept in place of the last."""
    key = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        key.update(f"{len(content)} ".encode() + content)
    path = place.with_name(f"{place.stem}-{key.hexdigest()[:32]}{place.suffix}")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        made = make()
    place.parent.mkdir(parents=True, exist_ok=True)
    for old in place.parent.glob(f"{place.stem}-*{place.suffix}"):
        old.unlink(missing_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(made)
    part.replace(path)
    return made


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
