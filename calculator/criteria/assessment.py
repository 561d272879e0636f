"""Whether a case meets the criteria, by which provision, and what is still to be found out."""

from collections.abc import Sequence

from calculator.criteria.conditions import Truths
from calculator.criteria.rules import UNDETERMINED, Answers, Rules, Said, Standing
from calculator.procedure import NO, UNKNOWN, YES, Procedure, Reminder

INCONSISTENT = "inconsistent_answers"


def assess(rules: Rules, answers: Answers) -> dict:
    """The eligibility part of a response, for answers that are valid: question ids to answers.

    The conclusion follows the logic whatever else is said; lead board and indicators never touch it. Its parts are
    shared between results: nobody may change them.
    """
    procedure = rules.procedure
    said = {**rules.unanswered, **answers}
    standings = [criterion.of(said) for criterion in rules.criteria.values()]
    conclusion, could_become = rules.conclude(tuple([standing.status for standing in standings]))
    return {
        "conclusion": conclusion,
        "could_become": list(could_become),
        "criteria": [standing.told for standing in standings],
        "needed": _needed(rules, answers, standings) if could_become or conclusion == UNDETERMINED else [],
        "lead": rules.lead.of(said),
        "indicators": indicators(procedure, answers),
        "do_now": [
            duty.provision
            for duty, arises in zip(procedure.do_now, rules.duties, strict=True)
            if arises is None or arises.of(said)
        ],
        "warnings": _contradictions(rules, said),
    }


def conclude(rules: Rules, answers: Answers) -> str:
    """The conclusion alone."""
    said = {**rules.unanswered, **answers}
    return rules.conclude(tuple([criterion.of(said).status for criterion in rules.criteria.values()]))[0]


def truths_of(rules: Rules, answers: Answers) -> Truths:
    """What the answers say to the questions that some criterion asks."""
    return {id: said[answers.get(id)] for id, said in rules.truths.items()}


def needed(rules: Rules, truths: Truths) -> list[str]:
    """The questions whose answer can still change the conclusion, the most decisive first."""
    influence = rules.diagrams.influence(rules.conclusion, truths)
    return sorted(influence, key=lambda name: (-influence[name], rules.order[name]))


def _needed(rules: Rules, answers: Answers, standings: Sequence[Standing]) -> list[str]:
    """``needed``, remembered by all that can bear on it: what is left of each criterion."""
    key = tuple([standing.turns_on for standing in standings])
    return list(rules.needed.get(key, lambda: tuple(needed(rules, truths_of(rules, answers)))))


def indicators(procedure: Procedure, answers: Answers) -> dict:
    """The indicators (2.9) as answered. They are for cases other than a death, and are never scored."""
    rule = procedure.indicators
    listed: dict[str, list[str]] = {YES: [], NO: [], UNKNOWN: []}
    for id in rule.questions:
        if id in answers:
            listed[answers[id]].append(id)
    return {"applies": {YES: False, NO: True}.get(answers.get(rule.not_where)), **listed}


def reminders(rules: Rules, answers: Answers, conclusion: str) -> list[Reminder]:
    """What a person reads beside a conclusion."""
    said = {**rules.unanswered, **answers}
    return [
        reminder
        for reminder, holds in zip(rules.procedure.reminders, rules.reminders, strict=True)
        if (not reminder.outcomes or conclusion in reminder.outcomes) and (holds is None or holds.of(said))
    ]


def disagreeing(rules: Rules, answers: Answers | Said) -> set[str]:
    """The questions whose answers cannot all be right together."""
    said = {**rules.unanswered, **answers}
    return {name for contradiction in rules.contradictions for name in contradiction.of(said)}


def _contradictions(rules: Rules, said: Said) -> list[dict]:
    """One warning that names every answer that takes part in a contradiction."""
    named = disagreeing(rules, said)
    if not named:
        return []
    message = rules.procedure.warnings[INCONSISTENT].message
    answer_labels = rules.procedure.answers
    questions = sorted(named, key=rules.order.get)
    told = "; ".join(f"{rules.questions[id].label}: {answer_labels[said[id]]}" for id in questions)
    return [{"code": INCONSISTENT, "message": f"{message} {told}.", "questions": questions}]
