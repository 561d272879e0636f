"""The finished site, built beside the one that stands and put in its place once it is whole."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"


class BuildError(Exception):
    """The site cannot be built. The message says why, and what to do."""


def build(procedure: Path, site: Path) -> bool:
    """Build the site of the procedure in a folder, into ``site``, with those beneath it; return whether that was done.

    Where it was not, MkDocs has said on standard error what is wrong, and what stood in ``site`` still does.
    """
    site = site.resolve()
    with TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent) as beside:
        built = Path(beside, "built")
        if begin(built, procedure).wait():
            return False
        if site.exists():
            site.rename(Path(beside, "old"))
        built.rename(site)
    return True


def begin(folder: Path, procedure: Path, place: str = "null") -> subprocess.Popen:
    """Begin to build the site of a procedure in a folder that is empty or not there, in a process of its own.

    It ends with 0 where that was done. ``place`` is the ``publish.beside.Place`` of one beneath another, as JSON.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    further = {"PROCEDURE": str(procedure.resolve()), "PLACE": place, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | further)


def kept(name: str, made_of: object, make: Callable[[], bytes], cache: Path) -> bytes:
    """What ``make`` gives, kept in ``cache`` for the next build as long as what it is ``made_of`` stays the same."""
    kind, ending = name.split(".")
    path = cache / f"{kind}-{sha256(repr(made_of).encode()).hexdigest()[:32]}.{ending}"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        made = make()
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob(f"{kind}-*.{ending}"):
        old.unlink(missing_ok=True)
    # Another build may look for it meanwhile, and must not meet a part of it.
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(made)
    part.replace(path)
    return made


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()
