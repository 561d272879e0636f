"""The adapter to MkDocs: what it tells when nothing can be built."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from publish import edition, hooks


def test_a_broken_criterion_stops_the_build_with_the_counter_example_and_no_traceback(tmp_path, monkeypatch):
    """As an author would break it: a "not" too many in a criterion of the file."""
    text = edition.PROCEDURE.read_text(encoding="utf-8")
    old = "[under_18, child_died, died_in_custody]}\n    provisions"
    assert text.count(old) == 1
    broken = tmp_path / "procedure.yaml"
    broken.write_text(text.replace(old, old.replace("died_in_custody", "{not: died_in_custody}")), "utf-8")
    (tmp_path / "examples").symlink_to(edition.PROCEDURE.with_name("examples"))
    monkeypatch.setenv("PROCEDURE", str(tmp_path))
    config = MkDocsConfig()
    config.site_dir = str(tmp_path / "site")
    with pytest.raises(Abort) as raised:
        hooks.on_config(config)
    hooks.on_build_error(raised.value)
    lines = str(raised.value).split("\n")
    line = text[: text.index("  - id: death_in_custody\n")].count("\n") + 1
    assert lines[:3] == [
        f"procedure.yaml:{line}: criteria.death_in_custody: “A death in custody” does not keep a promise: "
        "After any death in custody a review should be carried out, if not more, whatever else is known.",
        "    Smallest counter-example: Under 18: Yes; The child has died: Yes; Died in custody: Yes.",
        "    Expected this criterion to be met, found it not met. See 2.6.",
    ]
    assert raised.value.__cause__ is None
