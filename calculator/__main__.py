"""JSON Lines: a request a line on standard input, a response a line on standard output, in order."""

import json
import sys

from calculator import door, edition


def main() -> int:
    """Answer every line that is not blank. Returns the exit status: 1 where the reader went away, else 0."""
    current = edition.current()
    try:
        for line in sys.stdin.buffer:
            if line.strip():
                sys.stdout.buffer.write(json.dumps(door.answer_text(current, line)).encode() + b"\n")
                sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
