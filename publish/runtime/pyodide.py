"""All that the browser needs to run the calculator: the part of Pyodide that is used, and the calculator's wheel."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from publish.build import CACHE, ROOT, BuildError, digest_of, kept
from publish.edition import Parts
from publish.runtime import bundle

PYODIDE = ROOT / "node_modules/pyodide"
FOLDER = "assets/pyodide/"
WORKER = "assets/worker.mjs"
PINNED = Path(__file__).with_name("pyodide.sha256")
"""A line for each file of Pyodide's that is used, as ``sha256sum`` writes and checks them."""
_AS_PUBLISHED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
_STDLIB = "python_stdlib.zip"
_LOCK = "pyodide-lock.json"
_USED = (*_AS_PUBLISHED, _STDLIB, _LOCK)
_IMPORTS = Path(__file__).with_name("imports.mjs")


def files(edition: Parts, up: str = "", pyodide: Path = PYODIDE, cache: Path = CACHE) -> dict[str, bytes | Path]:
    """Paths within the site to what stands there: bytes, or the file of Pyodide's npm package that is served as it is.

    ``edition`` is that of ``publish.edition.parts``; in ``cache`` the standard library is kept for the next build. A
    site beneath another has the worker and all of Pyodide in common with it: ``up`` is the way there from its root.
    Raises ``BuildError``.
    """
    info = _check(pyodide)
    modules = bundle.sources(edition)
    library = _stdlib_kept(pyodide, bundle.imports(modules), cache)
    release = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    name, wheel = bundle.wheel(modules, release)
    archives = {"python_stdlib": (_STDLIB, library), bundle.PACKAGE: (name, wheel)}
    own = {FOLDER + name: wheel, FOLDER + _LOCK: _lock(info, archives, release)}
    if up:
        return own | {WORKER: f'import "../{up}{WORKER}";\n'.encode()}
    return own | {FOLDER + _STDLIB: library} | {FOLDER + file: pyodide / file for file in _AS_PUBLISHED}


def pin(pyodide: Path = PYODIDE, pinned: Path = PINNED) -> None:
    """Write the digests of the files that are used, as npm has installed them, for later builds to be held against."""
    pinned.write_text("".join(f"{digest_of(pyodide / name)}  {name}\n" for name in _USED))


def stdlib(pyodide: Path, imports: Iterable[str]) -> bytes:
    """Pyodide's standard library cut down to what its start and the import statements read, compiled.

    What they read is found by running them, in Node, under Pyodide as published. Raises ``BuildError``.
    """
    command = ["node", str(_IMPORTS), str(pyodide)]
    try:
        run = subprocess.run(command, input=json.dumps(list(imports)), check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise BuildError("Node is missing: install Node 20 or newer.") from None
    except subprocess.CalledProcessError:
        raise BuildError(f"Pyodide, in {pyodide}, does not start: run 'npm ci', or 'make clean setup'.") from None
    outcome = json.loads(run.stdout)
    if outcome["refused"]:
        reasons = "".join(f"\n  {statement}: {reason}" for statement, reason in outcome["refused"].items())
        raise BuildError(f"The browser's Python lacks what the calculator imports:{reasons}")
    library = bundle.unpacked((pyodide / _STDLIB).read_bytes())
    used = {path: library[path] for path in outcome["files"]}
    return bundle.stored(bundle.compiled(used, docstrings=False))


def _stdlib_kept(pyodide: Path, imports: tuple[str, ...], cache: Path) -> bytes:
    """What ``stdlib`` gives, kept from the build before: made afresh it takes four seconds, and all else three."""
    compiler = f"pyodide-build {version('pyodide-build')}, Python {sys.version}"
    made_of = (compiler, digest_of(pyodide / _STDLIB), digest_of(_IMPORTS), imports)
    return kept(_STDLIB, made_of, lambda: stdlib(pyodide, imports), cache)


def _check(pyodide: Path) -> dict:
    """What Pyodide's lock file says of its release, once all is known to be the Pyodide that is wanted."""
    missing = [name for name in ("package.json", *_USED) if not (pyodide / name).is_file()]
    if missing:
        raise BuildError(f"{pyodide} has no {', '.join(missing)}: run 'npm ci', or 'make setup'.")
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["pyodide"]
    installed = json.loads((pyodide / "package.json").read_text())["version"]
    if installed != wanted:
        raise BuildError(f"{pyodide}: expected Pyodide {wanted}, found {installed}: run 'npm ci', or 'make setup'.")
    info = json.loads((pyodide / _LOCK).read_text())["info"]
    python = "{}.{}".format(*sys.version_info)
    if not info["python"].startswith(f"{python}."):
        raise BuildError(
            f"Pyodide {installed} runs Python {info['python']}, and Python {python} cannot compile for it: "
            "build the site with the Python that .python-version names."
        )
    pinned = {name: digest for digest, name in map(str.split, PINNED.read_text().splitlines())}
    digests = {name: digest_of(pyodide / name) for name in _USED}
    altered = [
        f"{pyodide / name}: expected a file with the SHA-256 {pinned.get(name)}, found one with {digest}.\n"
        for name, digest in digests.items()
        if digest != pinned.get(name)
    ]
    if altered:
        raise BuildError(
            f"{''.join(altered)}It is not what was published as Pyodide {wanted}: run 'npm ci' to have that again. "
            "Only where package.json now names another release, run 'make lock' to pin its files."
        )
    return info


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
