"""JSON Lines: a request a line on standard input, a response a line on standard output, in order."""

import json
import sys

from calculator import door, edition


def main() -> int:
    """Answer every line that is not blank.

    Returns the exit status: 0, or 1 where the reader went away, or 2 where there is no procedure to answer by.
    """
    try:
        current = edition.current()
    except edition.EditionError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        for line in sys.stdin.buffer if sys.stdin else ():
            if line.strip():
                sys.stdout.buffer.write(json.dumps(door.answer_text(current, line)).encode() + b"\n")
                sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
