"""Orca's own Python reads this as it starts: what it would speak is written to the file that HEARD names."""

import json
import os
import time

from orca import settings, speech


def _write(words, *given, **named):
    with open(os.environ["HEARD"], "a", encoding="utf-8") as file:
        file.write(json.dumps({"at": time.time(), "words": words}) + "\n")


def _write_all(utterances, progress):
    for context, _ in utterances:
        _write(context.utterance)


speech._speak = _write
speech.speakCharacter = _write
speech.sayAll = _write_all
speech.speakKeyEvent = lambda *given, **named: None
speech.stop = lambda: None
settings.enableKeyEcho = False
settings.sayAllOnLoad = False
