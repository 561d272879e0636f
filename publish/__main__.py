"""What the Makefile runs: the site built or served, and Pyodide's files pinned."""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from publish.build import ROOT, build
from publish.runtime import pyodide
from publish.serve import serve


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked, and return the exit status: 1 where the site cannot be built or served."""
    asked = _arguments().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        if asked.command == "site":
            return 0 if build(asked.procedure, asked.site_dir) else 1
        if asked.command == "serve":
            host, port = asked.address
            try:
                serve(asked.procedure, host, port)
            except OSError as error:
                print(f"{host}:{port}: {error.strerror}", file=sys.stderr)
            return 1
        pyodide.pin()
    except KeyboardInterrupt:
        return 130
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m publish", description="Builds and serves the site.")
    commands = parser.add_subparsers(required=True, dest="command", metavar="COMMAND")
    of_procedure = argparse.ArgumentParser(add_help=False)
    of_procedure.add_argument(
        "--procedure", type=_folder, default=ROOT, metavar="FOLDER", help="where procedure.yaml and cases/ are"
    )
    building = commands.add_parser("site", parents=[of_procedure], help="build the finished site")
    building.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="FOLDER", help="where it is to be")
    serving = commands.add_parser("serve", parents=[of_procedure], help="serve the site, rebuilt at each change")
    serving.add_argument("--address", type=_address, default="127.0.0.1:8000", metavar="HOST:PORT")
    commands.add_parser("pin", help="pin the files of the Pyodide that npm installed")
    return parser


def _stop(number: int, _frame: object) -> None:
    """Stop as at Ctrl+C, so that what was only for now is removed; once, for make hands the signal on again."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _folder(text: str) -> Path:
    folder = Path(text)
    if not (folder / "procedure.yaml").is_file():
        raise argparse.ArgumentTypeError(f"{text}: expected a folder with procedure.yaml and cases/")
    return folder


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise argparse.ArgumentTypeError(f"{text}: expected a host and a port, such as 127.0.0.1:8000")
    return host, int(port)


if __name__ == "__main__":
    sys.exit(main())
