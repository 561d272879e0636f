"""The command line: JSON Lines in, one response for each line that is not blank, in order."""

import io
import json
import os
import select
import shutil
import subprocess
import sys

import pytest

from calculator import __main__, responses
from tests.engine.command_line import ROOT, apart, here
from tests.engine.well_formed import problems as wrong_with
from tests.publish.harbour import PATH as HARBOUR

ELIGIBILITY = '{"ask": "eligibility", "answers": {"child_died": "yes", "abuse_or_neglect": "unknown"}}'
TIMELINE = '{"ask": "timeline", "dates": {"decision": "2018-03-20"}, "as_at": "2018-03-22"}'


def run(given, way=here, **environment):
    """What the command line writes for some input, once it is sure that it says nothing else."""
    found = way(given=given, **environment)
    assert (found.status, found.said) == (0, "")
    return found.written


def written_responses(written):
    assert written == b"" or written.endswith(b"\n")
    found = [json.loads(line) for line in written.splitlines()]
    for response in found:
        assert wrong_with(response) == []
    return found


@pytest.mark.parametrize("way", [here, pytest.param(apart, marks=pytest.mark.apart)])
def test_each_line_is_answered_in_order_as_the_door_answers_it(current, way):
    lines = [ELIGIBILITY, TIMELINE, "nonsense", "[]", '{"ask": "eligibility"}', TIMELINE]
    expected = [responses.answer_text(current, line) for line in lines]
    assert written_responses(run("\n".join(lines) + "\n", way)) == expected


def test_blank_lines_are_skipped_and_line_ends_of_both_kinds_are_taken():
    given = f"\n\r\n{ELIGIBILITY}\r\n  \t \n\r\n\n{TIMELINE}\r\n\n \n"
    assert [list(response)[1] for response in written_responses(run(given))] == ["eligibility", "timeline"]


def test_the_last_line_needs_no_line_end():
    assert run(ELIGIBILITY) == run(ELIGIBILITY + "\n")


@pytest.mark.parametrize("given", ["", "\n", "  \r\n\n\t\n"])
def test_of_nothing_nothing_is_said(given):
    assert run(given) == b""


def test_where_standard_input_is_closed_it_ends_quietly():
    command = [shutil.which("sh"), "-c", '"$0" -m calculator <&-', sys.executable]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_a_bad_line_does_not_stop_the_next():
    bad = [
        b"{",
        b'{"ask": "eligib\xff"}',
        b"\xff\xfe\xfd",
        b"NaN",
        b"[" * 100_000,
        b'{"ask": "eligibility", "answers": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001,
        b'{"ask": "timeline", "dates": {"decision": "9999-12-31", "publication": "0001-01-01"}}',
        b'{"ask": "timeline", "dates": {"decision": "9999-12-31", "decision_outcome": "maybe"}}',
        b'{"ask": "eligibility", "answers": {"\\ud800": "\\ud800"}}',
    ]
    found = written_responses(run(b"\n".join(line for one in bad for line in (one, ELIGIBILITY.encode()))))
    assert [response["ok"] for response in found] == [False, True] * len(bad)
    assert len({json.dumps(response) for response in found[1::2]}) == 1


def test_a_line_ends_at_a_line_feed_and_at_no_other_character():
    """A line separator, a next line, a form feed or a vertical tab within a string is part of the line."""
    between = "\u2028\u2029\x85"
    given = json.dumps({"ask": "eligibility", "answers": {f"a{between}b": "yes"}}, ensure_ascii=False)
    (response,) = written_responses(run(f"{given}\n"))
    assert response["errors"][0]["field"] == f"answers.a{between}b"
    assert [r["ok"] for r in written_responses(run(f"{ELIGIBILITY}\f{ELIGIBILITY}\n{ELIGIBILITY}\v\n"))] == [
        False,
        False,
    ]


@pytest.mark.apart
def test_what_is_written_is_ascii_one_line_a_response_and_the_same_each_time():
    given = f'{ELIGIBILITY}\n{TIMELINE}\n{{"ask": "\u2028é"}}\n'
    written = run(given, apart, PYTHONHASHSEED="1")
    written.decode("ascii")
    assert written.count(b"\n") == 3
    assert run(given, apart, PYTHONHASHSEED="2") == written


@pytest.mark.apart
@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Auckland"},
        {"TZ": "America/New_York", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONTZPATH": "/nowhere"},
    ],
)
def test_neither_the_machines_clock_nor_its_language_makes_a_difference(environment):
    given = f'{ELIGIBILITY}\n{{"ask": "timeline", "dates": {{"known_to_chair": "2018-03-24T16:30"}}}}\n'
    assert run(given, apart, **environment) == run(given)


@pytest.mark.apart
def test_each_line_is_answered_as_soon_as_it_is_read():
    """A program that talks to the calculator line by line is not kept waiting, even where it has begun the next."""
    held_back = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [sys.executable, "-m", "calculator"],
        cwd=ROOT,
        env=held_back,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as talking:
        for written in (f"{ELIGIBILITY}\n", f"{TIMELINE}\n{ELIGIBILITY[:9]}", f"{ELIGIBILITY[9:]}\n"):
            talking.stdin.write(written.encode())
            talking.stdin.flush()
            answered, _, _ = select.select([talking.stdout], [], [], 60)
            if not answered:
                talking.kill()
            assert answered
            assert json.loads(talking.stdout.readline())["ok"] is True
        talking.stdin.close()
        assert talking.wait(timeout=60) == 0


@pytest.mark.apart
def test_a_reader_that_goes_away_ends_it_without_a_traceback(tmp_path):
    many = tmp_path / "many"
    many.write_text(f"{TIMELINE}\n" * 20_000)
    with (
        many.open("rb") as lines,
        subprocess.Popen(
            [sys.executable, "-m", "calculator"],
            cwd=ROOT,
            stdin=lines,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as talking,
    ):
        assert json.loads(talking.stdout.readline())["ok"] is True
        talking.stdout.close()
        assert talking.wait(timeout=60) == 1
        assert talking.stderr.read() == b""


HELP = """\
usage: python -m calculator [-h] [--procedure FOLDER]  ...

Answers a JSON request a line.

options:
  -h, --help          show this help message and exit
  --procedure FOLDER  a folder with a procedure.yaml to answer by (default: that of this project)

or:

    audit             audit a CSV of cases: what was met or missed, and by how much
    check             check saved results: whether they would be answered the same today
"""
AUDIT_HELP = """\
usage: python -m calculator audit [-h] [--as-at DATE] [--procedure FOLDER] [file]

positional arguments:
  file                the CSV to read (default: standard input)

options:
  -h, --help          show this help message and exit
  --as-at DATE        the day as at which to judge what is not done
  --procedure FOLDER  a folder with a procedure.yaml to answer by (default: that of this project)
"""
CHECK_HELP = """\
usage: python -m calculator check [-h] [--procedure FOLDER] FILE [FILE ...]

positional arguments:
  FILE                a result saved as data from the page

options:
  -h, --help          show this help message and exit
  --procedure FOLDER  a folder with a procedure.yaml to answer by (default: that of this project)
"""


@pytest.mark.parametrize(
    ("asked", "told"), [(["--help"], HELP), (["audit", "--help"], AUDIT_HELP), (["check", "--help"], CHECK_HELP)]
)
def test_whoever_asks_for_help_is_told_what_there_is(asked, told, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as ended:
        __main__.main(asked)
    assert ended.value.code == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == told.splitlines()


def test_what_is_not_asked_rightly_is_told_with_how_to_ask(capsys):
    for asked in (["audits"], ["check"], ["audit", "one.csv", "two.csv"]):
        with pytest.raises(SystemExit) as ended:
            __main__.main(asked)
        assert ended.value.code == 2
        assert capsys.readouterr().err.startswith("usage: python -m calculator")


REPORTED = '{"ask": "timeline", "dates": {"reported": "2018-01-31"}}'


@pytest.fixture
def harbour(tmp_path):
    """A folder with another procedure, by which an inquiry is opened a month after a report."""
    shutil.copy(HARBOUR, tmp_path / "procedure.yaml")
    return str(tmp_path)


def test_of_a_folder_its_procedure_is_what_is_answered_by(harbour):
    """A month from 31 January 2018 is 28 February."""
    response = json.loads(here("--procedure", harbour, given=REPORTED).written)
    assert response["procedure"]["id"] == "sampleton-harbour-inquiry"
    due = {deadline["id"]: deadline["due"] for deadline in response["timeline"]["deadlines"]}
    assert due["open"] == "2018-02-28"
    assert json.loads(here(given=REPORTED).written)["ok"] is False


@pytest.mark.parametrize("before", [True, False], ids=["before its name", "after its name"])
def test_an_audit_and_a_check_take_the_folder_before_their_name_or_after_it(harbour, tmp_path, before):
    def by(command, *more, given=""):
        chosen = ("--procedure", harbour)
        return here(*chosen, command, *more, given=given) if before else here(command, *more, *chosen, given=given)

    assert b",2018-02-28," in by("audit", given="reported\n2018-01-31\n").written
    saved = tmp_path / "saved.json"
    response = here("--procedure", harbour, given=REPORTED).written.decode()
    made = "2018-03-22T10:15+00:00"
    saved.write_text(f'{{"made": "{made}", "reference": "", "request": {REPORTED}, "response": {response}}}')
    same = b"The answer is the same. The text version is that of this edition, 1999-03."
    assert same in by("check", str(saved)).written
    assert b"The answer differs: the request is refused." in here("check", str(saved)).written


@pytest.mark.parametrize("command", [[], ["audit"], ["check", "saved.json"]])
def test_a_folder_that_is_none_or_holds_no_procedure_is_told(tmp_path, command):
    for folder in (tmp_path / "gone", tmp_path):
        for asked in ([*command, "--procedure", str(folder)], ["--procedure", str(folder), *command]):
            found = here(*asked)
            assert (found.status, found.written) == (2, b"")
            assert found.said == "procedure.yaml: cannot be read: No such file or directory\n1 problem\n"


def test_a_procedure_that_is_refused_is_told_with_all_that_is_wrong_with_it(tmp_path):
    (tmp_path / "procedure.yaml").write_text("- nothing\n")
    found = here("--procedure", str(tmp_path), given=TIMELINE)
    assert (found.status, found.written) == (2, b"")
    assert found.said == (
        "procedure.yaml:1: expected a mapping with the parts of a procedure, found a list\n1 problem\n"
    )


@pytest.mark.apart
@pytest.mark.parametrize("encoding", ["ascii", "cp1252:strict", "utf-16", "utf-8"])
def test_whatever_letters_a_terminal_lacks_all_is_told(tmp_path, encoding):
    """A file’s name and what it holds, on both outputs; and a name that is no text at all."""
    saved = tmp_path / "Łukasz.json"
    result = '{"made": "2018-03-22T10:15+00:00", "reference": "", "request": {"ask": "timeline"}, "response": "漢字"}'
    saved.write_text(result, encoding="utf-8")
    odd = os.fsdecode(bytes(tmp_path) + b"/\xff.json")
    coded = encoding.partition(":")[0]
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}

    def shown(text):
        return text.encode(coded, "backslashreplace").decode(coded)

    def told(*arguments, given=""):
        done = subprocess.run(
            [sys.executable, "-m", "calculator", *arguments],
            input=given.encode(), cwd=ROOT, env=os.environ | environment, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        return done.returncode, done.stdout.decode(coded), done.stderr.decode(coded)

    status, out, err = told("check", str(saved), odd)
    assert (status, err) == (2, "")
    assert shown(f"{saved}: The answer differs.") in out
    assert shown('response: the file has "漢字", the answer is {"ok"') in out
    assert f"{tmp_path}/\\udcff.json: No such file or directory." in out
    status, out, err = told("audit", str(tmp_path / "Łódź.csv"))
    assert (status, out, err) == (2, "", shown(f"{tmp_path}/Łódź.csv: No such file or directory\n"))
    status, out, err = told("audit", "漢字", "字")
    assert (status, out) == (2, "")
    assert err.endswith(shown("error: unrecognized arguments: 字\n"))
    status, out, err = told("audit", given="decision,漢字\n")
    assert (status, out) == (2, "")
    assert err.startswith(shown("row 1, column B: “漢字” is not known."))


def test_a_reader_that_went_away_is_no_success_and_nothing_more_is_said(monkeypatch):
    def gone(*_):
        raise BrokenPipeError

    said = io.StringIO()
    monkeypatch.setattr(__main__, "answers", gone)
    monkeypatch.setattr("sys.stderr", said)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ELIGIBILITY.encode())))
    assert __main__.main([]) == 1
    assert said.closed
