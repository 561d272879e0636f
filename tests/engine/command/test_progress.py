"""The bar on a terminal: never anywhere else, and never in what is written."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.command import progress

ROOT = Path(__file__).parents[3]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("count", "read", "size", "seconds", "shown"),
    [
        (1000, 50, 100, 2.0, "[###############               ]  50%  1,000 lines, 500 a second"),
        (0, 0, 100, 0.0, "[                              ]   0%  0 lines, 0 a second"),
        (5, 50, 100, 0.5, "[###############               ]  50%  5 lines, 10 a second"),
        (7, 120, 100, 1.0, "[##############################] 100%  7 lines, 7 a second"),
        (12345, 999, None, 1.0, "12,345 lines, 12,345 a second"),
    ],
)
def test_the_bar_shows_the_share_where_it_is_known_and_the_speed(count, read, size, seconds, shown):
    assert progress.bar(count, read, size, seconds) == shown


def test_the_bar_moves_with_what_is_done_and_ends_at_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0)
    path, terminal = tmp_path / "lines", Terminal()
    path.write_bytes(b"a\nb\n\nc")
    with path.open("rb") as source:
        shown = progress.Progress(source, terminal)
        shown.add(1, 2)
        shown.add(3, 4)
        shown.end()
    first, second, last = terminal.getvalue().split("\r")[1:]
    assert first.startswith("[##########                    ]  33%  1 lines")
    assert second.startswith("[##############################] 100%  4 lines")
    assert last.startswith("[##############################] 100%  4 lines")
    assert last.endswith("\n")


def test_the_bar_is_written_anew_five_times_a_second_and_at_the_end_is_whole(tmp_path, monkeypatch):
    """The last line may not have come to an end of its own, so that fewer bytes are counted than there are."""
    seconds = iter([100.0, 100.1, 100.2, 100.3, 104.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(seconds))
    monkeypatch.setattr(progress, "EVERY", 100.2 - 100.0)
    path, terminal = tmp_path / "lines", Terminal()
    path.write_bytes(b"a\nb\nc\nd\n!!")
    with path.open("rb") as source:
        shown = progress.Progress(source, terminal)
        for _ in range(3):
            shown.add(2, 3)
        shown.end()
    assert terminal.getvalue().split("\x1b[K") == [
        "\r[##################            ]  60%  4 lines, 20 a second",
        "\r[##############################] 100%  6 lines, 2 a second",
        "\n",
    ]


def test_of_a_pipe_the_speed_alone_is_shown(monkeypatch):
    seconds = iter([100.0, 101.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(seconds))
    terminal = Terminal()
    progress.Progress(io.BytesIO(), terminal).end()
    assert terminal.getvalue() == "\r0 lines, 0 a second\x1b[K\n"


def test_a_bar_is_not_written_anew_for_every_line(tmp_path):
    path, terminal = tmp_path / "lines", Terminal()
    path.write_bytes(b"a\n" * 500)
    with path.open("rb") as source:
        shown = progress.Progress(source, terminal)
        for _ in range(500):
            shown.add(1, 2)
        shown.end()
    assert terminal.getvalue().count("\r") < 50


def test_where_nobody_watches_there_is_no_bar(tmp_path):
    path, nobody = tmp_path / "lines", io.StringIO()
    path.write_bytes(b"a\n")
    with path.open("rb") as source:
        shown = progress.Progress(source, nobody)
        shown.add(1, 2)
        shown.end()
    assert nobody.getvalue() == ""


@pytest.mark.apart
def test_on_a_terminal_the_bar_stands_on_standard_error_and_the_answers_alone_on_standard_output(tmp_path):
    path = tmp_path / "lines"
    path.write_text('{"ask": "eligibility"}\n' * 50)
    reader, writer = pty.openpty()
    with path.open("rb") as lines:
        done = subprocess.run(
            [sys.executable, "-m", "calculator"],
            stdin=lines,
            stdout=subprocess.PIPE,
            stderr=writer,
            cwd=ROOT,
            check=True,
        )
    os.close(writer)
    shown = os.read(reader, 65536).decode()
    os.close(reader)
    assert done.stdout.count(b"\n") == 50
    assert b"\r" not in done.stdout
    assert "100%  50 lines" in shown


def test_what_is_no_file_of_the_system_has_no_share(monkeypatch):
    """Lines that come from memory have no size to be held against."""
    monkeypatch.setattr(progress, "EVERY", 0)
    terminal = Terminal()
    shown = progress.Progress(io.BytesIO(b"a"), terminal)
    shown.add(1, 1)
    shown.end()
    assert "1 lines" in terminal.getvalue()
    assert "%" not in terminal.getvalue()
