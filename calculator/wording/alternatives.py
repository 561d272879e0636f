"""What another answer would change, in words before it is given; and what it changed, after."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.criteria.assessment import Assessment, Concluded
from calculator.criteria.explanation import Alternative, Explanation
from calculator.criteria.rules import MET, NOT_MET, OPEN, counting_as
from calculator.procedure import NO, YES, Procedure
from calculator.wording import phrases
from calculator.wording.phrases import Sentence, Strong

COULD = ("settles it: it could no longer become {}", "no change yet, but it could still become {}")
CAN_NOW = ("it can no longer become {}", "it could still become {}")
WOULD = {MET: "would be met too", OPEN: "would no longer be settled", NOT_MET: "would not be met"}


class Choice(NamedTuple):
    """An answer to a question that can be given by pressing a button; "" is none. ``label`` is what stands on it."""

    label: str
    question: str
    answer: str


def what_if(found: Assessment, why: Explanation) -> list[tuple[Choice, Sentence]]:
    """Each other answer that would change something, with what; nothing where nothing is answered.

    Of what is not answered yet, only what would change the outcome or settle it.
    """
    procedure, rows = found.procedure, []
    for alternative in why.alternatives if found.answers else ():
        id, answer = alternative.question, alternative.answer
        if id in found.answers or alternative.concluded != found.concluded:
            label = f"{procedure.questions[id].label}: {procedure.answers[answer]}"
            rows.append((Choice(label, id, answer), _would(found, alternative)))
    return rows


def prospect(found: Assessment, why: Explanation, id: str) -> str:
    """What a yes and a no to one question alone would make of the outcome; nothing where both leave it as it is.

    Where the burden of proof lies on one of the two, the other comes first.
    """
    procedure, question = found.procedure, found.procedure.questions[id]
    known = {other.answer: other.concluded for other in why.alternatives if other.question == id}
    if all(known.get(answer, found.concluded) == found.concluded for answer in (YES, NO)):
        return ""
    sentences = []
    for answer in dict.fromkeys(filter(None, (question.unknown_counts_as, YES, NO))):
        same = " or ".join(procedure.answers[same] for same in counting_as(question, answer))
        sentences.append(f"{same}: {_becomes(found, known.get(answer, found.concluded))}.")
    return " ".join(sentences)


def changed(was: Assessment, now: Assessment) -> str:
    """Which answers are otherwise than they were, and what became of the outcome; nothing where none is."""
    differing = _differing(was, now)
    if not differing:
        return ""
    procedure = now.procedure
    given = phrases.listed(
        f"“{procedure.questions[id].label}” from {_given(was, id)} to {_given(now, id)}" for id in differing
    )
    old, new = _word(procedure, was.concluded), _word(procedure, now.concluded)
    became = f"was {old} and is now {new}{_open_to(procedure, now.concluded)}"
    if was.concluded.holding == now.concluded.holding:
        labels, criteria = procedure.criterion_statuses, zip(was.criteria, now.criteria, strict=True)
        statuses = [(before.criterion.id, before.status, after.status) for before, after in criteria]
        moved = [(id, f"went from {labels[one]} to {labels[other]}") for id, one, other in statuses if one != other]
        further = _could(procedure, was.concluded, now.concluded, CAN_NOW) or _moved(procedure, moved)
        became = f"is {new}, as before{further and '; ' + further}"
    return f"Changed: {given}. The outcome {became}{caution(now)}."


def caution(found: Assessment) -> str:
    """What is said after an outcome that rests on answers that disagree; nothing where they agree."""
    return ", but the answers disagree" if found.contradicting else ""


def put_back(was: Assessment, now: Assessment) -> Choice | None:
    """The one answer that is otherwise than it was, as it was; None where it is not just one."""
    differing = _differing(was, now)
    if len(differing) != 1:
        return None
    (id,) = differing
    label = f"Put “{now.procedure.questions[id].label}” back to {_given(was, id)}"
    return Choice(label, id, was.answers.get(id, ""))


def instead_or_beside(procedure: Procedure, concluded: Concluded) -> tuple[list[str], list[str]]:
    """What could still come in the place of the conclusion, and what would stand beside it."""
    instead = [id for id in concluded.could_become if concluded.conclusion in procedure.outcomes[id].overrides]
    return instead, [id for id in concluded.still_open if id not in instead]


def _would(found: Assessment, alternative: Alternative) -> Sentence:
    procedure, was, after = found.procedure, found.concluded, alternative.concluded
    if was.holding != after.holding:
        return (Strong(_word(procedure, after)), _open_to(procedure, after))
    could = _could(procedure, was, after, COULD)
    moved = [(id, words) for status, words in WOULD.items() for id, given in alternative.criteria if given == status]
    return (could or f"no change of the outcome; {_moved(procedure, moved)}",)


def _becomes(found: Assessment, after: Concluded) -> str:
    if after == found.concluded:
        return "no change"
    short = " and ".join(phrases.lower(found.procedure.outcomes[id].short) for id in after.holding)
    settled = after.holding == found.concluded.holding and not after.still_open
    return f"{short}, settled" if settled else short + _open_to(found.procedure, after)


def _could(procedure: Procedure, was: Concluded, now: Concluded, words: tuple[str, str]) -> str:
    """What the same outcome can no longer become, or newly can; nothing where that is as it was."""
    for one, other, template in zip((was, now), (now, was), words, strict=True):
        if gone := [id for id in one.still_open if id not in other.still_open]:
            return template.format(quoted(procedure, gone))
    return ""


def _open_to(procedure: Procedure, concluded: Concluded) -> str:
    become, beside = instead_or_beside(procedure, concluded)
    said = f", which could still become {quoted(procedure, become)}" if become else ""
    return said + (f", with {quoted(procedure, beside)} still open" if beside else "")


def quoted(procedure: Procedure, outcomes: Iterable[str]) -> str:
    """Outcomes by their words: “Must” or “Should”."""
    return " or ".join(f"“{procedure.outcomes[id].word}”" for id in outcomes)


def _word(procedure: Procedure, concluded: Concluded) -> str:
    return " and ".join(procedure.outcomes[id].word for id in concluded.holding)


def _moved(procedure: Procedure, criteria: Iterable[tuple[str, str]]) -> str:
    """What becomes of criteria, as told of each: one by its title, several by their number, for titles are long."""
    moved: dict[str, list[str]] = {}
    for id, words in criteria:
        moved.setdefault(words, []).append(f"“{procedure.criteria[id].title}”")
    named = {words: titles[0] if len(titles) == 1 else f"{len(titles)} criteria" for words, titles in moved.items()}
    return "; ".join(f"{which} {words}" for words, which in named.items())


def _differing(was: Assessment, now: Assessment) -> list[str]:
    return [id for id in now.procedure.questions if was.answers.get(id) != now.answers.get(id)]


def _given(found: Assessment, id: str) -> str:
    return found.procedure.answers[found.answers[id]] if id in found.answers else "not answered"
