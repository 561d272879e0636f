"""The calculator on the command line: JSON Lines as they come, cases audited, and saved results checked."""

import argparse
import csv
import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from calculator.command.audit import Auditing, Summary, audit, header, judged_by, table
from calculator.command.case_table import TableError, columns, mixed, opening, text_of
from calculator.command.check import UNREADABLE, check
from calculator.command.csv_rows import Row, rows
from calculator.command.lines import answers, lines
from calculator.edition import Edition, make
from calculator.exports.record import stamp
from calculator.requests import Problem
from publish import source
from publish.edition import PROCEDURE, parts


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked; without anything, answer a request a line.

    Returns the exit status: 0; 1 where the reader went away, a row could not be judged or a result is no longer the
    same; 2 where there is nothing to answer by or nothing that can be read.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the encoding of a terminal lacks is shown by its number.
            stream.reconfigure(errors="backslashreplace")
    asked = _arguments().parse_args(arguments)
    try:
        current = make(*parts(source.load(asked.procedure / PROCEDURE.name).procedure))
        return asked.run(current, asked)
    except (source.SourceError, TableError) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calculator", description="Answers a JSON request a line.")
    parser.set_defaults(run=_answer_lines)
    commands = parser.add_subparsers(title="or", metavar="")
    auditing = commands.add_parser("audit", help="audit a CSV of cases: what was met or missed, and by how much")
    auditing.add_argument("file", nargs="?", type=Path, help="the CSV to read (default: standard input)")
    auditing.add_argument("--as-at", default="", metavar="DATE", help="the day as at which to judge what is not done")
    auditing.set_defaults(run=_audit)
    checking = commands.add_parser("check", help="check saved results: whether they would be answered the same today")
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a result saved as data from the page")
    checking.set_defaults(run=_check)
    words = f"a folder with a {PROCEDURE.name} to answer by (default: that of this project)"
    for each, default in ((parser, PROCEDURE.parent), (auditing, argparse.SUPPRESS), (checking, argparse.SUPPRESS)):
        each.add_argument("--procedure", type=Path, default=default, metavar="FOLDER", help=words)
    return parser


def _answer_lines(current: Edition, _asked: argparse.Namespace) -> int:
    for answer in answers(current, lines(io.BufferedReader(_Awaited()))):
        sys.stdout.buffer.write(answer)
    return 0


class _Awaited(io.RawIOBase):
    """Standard input: before more of it is awaited, and at its end, what was answered goes out."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        sys.stdout.buffer.flush()
        return _given().readinto1(buffer)


def _given() -> BinaryIO:
    """Standard input; nothing where it is closed."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def _audit(current: Edition, asked: argparse.Namespace) -> int:
    problems: list[Problem] = []
    as_at = judged_by(current, asked.as_at, problems) if asked.as_at else None
    if problems:
        print(f"--as-at: {problems[0].message}", file=sys.stderr)
        return 2
    try:
        read = asked.file.open("rb") if asked.file else _given()
    except OSError as error:
        raise TableError(f"{asked.file}: {error.strerror}") from error
    with read:
        lines = text_of(read)
    # Read anew for each look, so that what is kept of a table is its text alone.
    read_rows = partial(rows, lines, *opening(current.procedure, lines))
    known = columns(current.procedure, next(read_rows(), Row(number=1, cells=[])))
    made = stamp(current, datetime.now(UTC), reference="")
    auditing = Auditing(current, known, as_at, made, mixed(current.procedure, known, islice(read_rows(), 1, None)))
    output = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8-sig", newline="")
    writer, summary = csv.DictWriter(output, header(auditing)), Summary()
    writer.writeheader()
    for row in islice(read_rows(), 1, None):
        audited = audit(auditing, row)
        writer.writerow(audited.cells)
        summary.add(audited)
        for problem in audited.problems:
            print(problem, file=sys.stderr)
    output.flush()
    output.detach()
    print(table(auditing, summary), file=sys.stderr)
    return 1 if summary.troubled else 0


def _check(current: Edition, asked: argparse.Namespace) -> int:
    worst = 0
    for path in asked.files:
        try:
            status, message = check(current, path.read_bytes())
        except OSError as error:
            status, message = UNREADABLE, f"{error.strerror}."
        print(f"{path}: {message}")
        worst = max(worst, status)
    return worst


if __name__ == "__main__":
    sys.exit(main())
