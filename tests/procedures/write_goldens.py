"""Writes the whole results anew, after a change that is meant: ``python -m tests.procedures.write_goldens``.

What differs has to be read through from end to end, as the first ones were.
"""

import json
from datetime import UTC, datetime

from calculator import browser, edition, exports
from tests.procedures import test_golden_timeline as timeline
from tests.procedures import test_goldens as death


def main() -> None:
    """Write each of the files."""
    digest = edition.current().digest

    def write(name: str, text: str, whole: str, short: str) -> None:
        text = text.replace(digest, whole).replace(digest[:12], short)
        (death.GOLDENS / name).write_text(text, encoding="utf-8", newline="\n")

    made = datetime(2018, 3, 22, 10, 15, tzinfo=UTC)
    record = exports.export(edition.current(), death.REQUEST, "text", made, "Case 12").body.decode()
    write("death_in_custody.txt", record.replace("\r\n", "\n"), "DIGEST", "DIGEST")
    page = json.loads(browser.respond(death.REQUEST))
    write("death_in_custody.html", page["html"] + page["working"], "DIGEST", "DIGEST")
    page = json.loads(browser.respond(timeline.REQUEST))
    html = (page["html"] + page["working"]).replace("><", ">\n<")
    calendar = timeline.made("calendar").replace("\r\n ", "")
    for name, text in (("html", html), ("ics", calendar), ("txt", timeline.made("text"))):
        write(f"timeline.{name}", "\n".join([*text.splitlines(), ""]), "d" * 64, "d" * 12)


if __name__ == "__main__":
    main()
