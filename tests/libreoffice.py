"""The LibreOffice that this machine has, without its windows, to open what is exported."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def convert(source: Path, to: str, folder: Path, reading: str = "") -> Path:
    """A file as LibreOffice reads it and writes it in another form, such as ``txt``, with a profile of its own.

    ``reading`` is the filter to read it by, where LibreOffice would else have to ask.
    """
    found = subprocess.run([ROOT / ".ci/libreoffice"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    outcome = folder / f"{source.stem}.{to.partition(':')[0]}"
    read = [f"--infilter={reading}"] if reading else []
    command = [found, profile, "--headless", *read, "--convert-to", to, "--outdir", str(folder), str(source)]
    run = subprocess.run(command, env={**os.environ, "HOME": str(folder)}, capture_output=True, text=True, timeout=120)
    assert outcome.is_file(), run.stdout + run.stderr
    return outcome
