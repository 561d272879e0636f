"""The finished site, built beside the one that stands and put in its place once it is whole."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]


def build(procedure: Path, site: Path) -> bool:
    """Build the site of the procedure in a folder, into ``site``; return whether that was done.

    Where it was not, MkDocs has said on standard error what is wrong, and what stood in ``site`` still does.
    """
    site = site.resolve()
    with TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent) as beside:
        built = Path(beside, "built")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(built)]
        environment = {**os.environ, "PROCEDURE": str(procedure.resolve()), "NO_MKDOCS_2_WARNING": "1"}
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            return False
        if site.exists():
            site.rename(Path(beside, "old"))
        built.rename(site)
    return True
