"""The harbour's procedure with a second outcome, a second criterion, and promises that leave nothing open.

An unsafe boat that sank must be inquired into: one holed, overladen or not proved seaworthy. One that sank with its
crew should be. Whether it was registered is not asked here, so that nothing is presumed.
"""

from collections.abc import Iterator
from dataclasses import replace

from publish.model import ALWAYS, AT_LEAST, NEVER, Guarantee
from publish.source import Source, read
from tests.publish import harbour

MUST, SHOULD = "inquiry_must", "inquiry_should"
UNSAFE, CREW = "sunk_unsafe", "sunk_crewed"


def _guarantee(id, when, demand="", outcome="", meets=(), rules_out=(), not_known=()) -> Guarantee:
    return Guarantee(
        id=id,
        says=f"Promise “{id}”.",
        when=when,
        not_known=not_known,
        demand=demand,
        outcome=outcome,
        meets=meets,
        rules_out=rules_out,
        provisions=("1.1",),
    )


def inquiries(further: int = 0) -> Source:
    """The procedure with its promises, all of which it keeps. It asks five questions, and ``further`` kinds of leak."""
    source = read(harbour.TEXT, "harbour.yaml")
    procedure = source.procedure
    leaks = [f"leak_{number}" for number in range(1, further + 1)]
    holed = procedure.questions["holed"]
    questions = {**procedure.questions, **{id: holed._replace(id=id, label=id) for id in leaks}}
    questions["registered"] = questions["registered"]._replace(presumed="")
    must, *others = procedure.outcomes.values()
    should = must._replace(id=SHOULD, force="should", word="Should", title="An inquiry should be held", overrides=())
    outcomes = {outcome.id: outcome for outcome in (must._replace(overrides=(SHOULD,)), should, *others)}
    damaged = procedure.findings["damaged"]
    findings = {**procedure.findings, "damaged": damaged._replace(when=(*damaged.when, *leaks))}
    unsafe = procedure.criteria[UNSAFE]._replace(when=("all", "sunk", "unsafe"))
    crew = unsafe._replace(
        id=CREW, title="A boat sank with its crew", outcome=SHOULD, force="should", when=("all", "sunk", "crewed")
    )
    return replace(
        source,
        procedure=procedure._replace(
            questions=questions, outcomes=outcomes, findings=findings, criteria={UNSAFE: unsafe, CREW: crew}
        ),
        guarantees=tuple(_guarantees(["holed", "overladen", *leaks])),
    )


def _guarantees(damages: list[str]) -> Iterator[Guarantee]:
    for damage in damages:
        yield _guarantee(damage, ("all", "sunk", damage), ALWAYS, MUST, meets=(UNSAFE,))
    yield _guarantee("unseaworthy", ("all", "sunk", ("not", "seaworthy")), ALWAYS, MUST, meets=(UNSAFE,))
    yield _guarantee("burden", "sunk", ALWAYS, MUST, meets=(UNSAFE,), not_known=("seaworthy",))
    yield _guarantee("afloat", ("not", "sunk"), ALWAYS, "not_met", rules_out=(UNSAFE, CREW))
    sound = ("all", *(("not", damage) for damage in damages), "seaworthy")
    yield _guarantee("sound", sound, NEVER, MUST, rules_out=(UNSAFE,))
    yield _guarantee("crew", ("all", "sunk", "crewed"), AT_LEAST, SHOULD, meets=(CREW,))
    yield _guarantee("no_crew", ("not", "crewed"), NEVER, SHOULD, rules_out=(CREW,))
