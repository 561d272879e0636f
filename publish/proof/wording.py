"""Counter-examples in words: answers, outcomes and provisions as a practitioner reads them."""

from collections.abc import Iterable, Mapping

from calculator.criteria import assessment
from calculator.criteria.rules import MET
from publish.proof.model import Model


def answers(model: Model, given: Mapping[str, str]) -> str:
    """A set of answers: "The child has died: Yes; Died in custody: No"."""
    labels = model.procedure.answers
    said = [f"{id_label(model, id)}: {labels[given[id]]}" for id in model.space.questions if id in given]
    return "; ".join(said) or "nothing answered"


def counter_example(model: Model, given: Mapping[str, str]) -> str:
    """A line that gives a set of answers."""
    return f"    Smallest counter-example: {answers(model, given)}."


def id_label(model: Model, question: str) -> str:
    """The short label of a question."""
    return model.space.questions[question].label


def outcome(model: Model, id: str) -> str:
    """The word for an outcome: "Must"."""
    return model.procedure.outcomes[id].word


def concluded(model: Model, given: Mapping[str, str]) -> str:
    """What the calculator concludes, and by what: "Should by “A death in custody”, which could become Must"."""
    found = assessment.assess(model.rules, given)
    conclusion = found["conclusion"]
    met = [c["id"] for c in found["criteria"] if c["status"] == MET and c["outcome"] == conclusion]
    word = " by ".join(filter(None, (outcome(model, conclusion), criteria(model, met))))
    further = " or ".join(outcome(model, id) for id in found["could_become"])
    return f"{word}, which could become {further}" if further else word


def criteria(model: Model, ids: Iterable[str]) -> str:
    """The titles of criteria, in quotes."""
    titles = {criterion.id: criterion.title for criterion in model.procedure.criteria.values()}
    return " and ".join(f"“{titles[id]}”" for id in ids)


def see(provisions: Iterable[str]) -> str:
    """Where to look: "See 2.1 and 2.5."."""
    *others, last = provisions
    return f"See {', '.join(others)} and {last}." if others else f"See {last}."
