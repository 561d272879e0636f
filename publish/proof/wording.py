"""Counter-examples in words: answers, outcomes and provisions as a practitioner reads them."""

from collections.abc import Iterable, Sequence

from calculator.wording import phrases
from publish.proof.answer_sets import Answers
from publish.proof.model import Model


def answers(model: Model, given: Answers) -> str:
    """A set of answers: "Sunk: Yes; Holed: No"."""
    labels = model.procedure.answers
    said = [f"{question.label}: {labels[given[id]]}" for id, question in model.sets.questions.items() if id in given]
    return "; ".join(said) or "nothing answered"


def example(model: Model, given: Answers, kind: str = "example") -> str:
    """The beginning of a line that gives a set of answers. Only where all are covered is none known to be smaller."""
    return f"    {f'Smallest {kind}' if model.covers_all else kind.capitalize()}: {answers(model, given)}"


def counter_example(model: Model, given: Answers) -> str:
    """A line that gives a set of answers for which something does not hold."""
    return f"{example(model, given, 'counter-example')}."


def outcome(model: Model, id: str) -> str:
    """The word for an outcome: "Must"."""
    return model.procedure.outcomes[id].word


def outcomes(model: Model, ids: Sequence[str]) -> str:
    """The words of some outcomes: "Must and Should"; "nothing" of none."""
    return phrases.listed([outcome(model, id) for id in ids]) if ids else "nothing"


def concluded(model: Model, given: Answers) -> str:
    """What is concluded, and by what: "Should by “A crew was aboard”, which could become Must"."""
    conclusion = next(id for id, table in model.conclusions.items() if model.sets.holds(table, given))
    word = " by ".join(filter(None, (outcome(model, conclusion), criteria_met(model, given, [conclusion]))))
    further = " or ".join(
        outcome(model, stronger)
        for (id, stronger), table in model.could_become.items()
        if id == conclusion and model.sets.holds(table, given)
    )
    return f"{word}, which could become {further}" if further else word


def criteria_met(model: Model, given: Answers, outcomes: Iterable[str], but: str = "") -> str:
    """The titles of the criteria of some outcomes that a set of answers meets, in quotes; ``but`` leaves one out."""
    criteria = model.leading_to(outcomes, but)
    return " and ".join(f"“{c.title}”" for c in criteria if model.sets.holds(model.statuses[c.id].true, given))
