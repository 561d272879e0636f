"""The criteria in OpenFisca-Core: its conclusions and times, for ``compare``. Runs in an environment of its own.

Reads ``{"cases": [answers, …], "runs", "together"}`` as JSON on standard input and writes ``{"version", "conclusions",
"each"}``: of each way of asking, the conclusion of every case, and the seconds that a case took in each run.

OpenFisca has no third truth, so a status is an enumeration in Kleene's order: *all* is the least of several, *any* the
greatest, and *not* turns the order about.
"""

import json
import sys
from collections.abc import Callable
from importlib.metadata import version
from time import perf_counter

import numpy
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

CASE = Entity("case", "cases", "A case", "")
# The answers hold for ever, but a formula is asked for a period.
ALWAYS, PERIOD = "ETERNITY", "2018-07"


class Answer(Enum):
    not_answered = "Not answered"
    yes = "Yes"
    no = "No"
    unknown = "Not known"


class Status(Enum):
    not_met = "Not met"
    open = "Open"
    met = "Met"


class Conclusion(Enum):
    not_met = "Not met"
    undetermined = "Undetermined"
    scr_should = "Should"
    scr_must = "Must"


NOT_MET, OPEN, MET = (member.index for member in Status)
STATUS = {Answer.not_answered: OPEN, Answer.yes: MET, Answer.no: NOT_MET, Answer.unknown: OPEN}
USUALLY = numpy.array([STATUS[answer] for answer in Answer])
PRESUMED = numpy.array([NOT_MET if answer is Answer.no else MET for answer in Answer])
UNKNOWN_IS_NO = numpy.array([{**STATUS, Answer.unknown: NOT_MET}[answer] for answer in Answer])

QUESTIONS = (
    "under_18",
    "abuse_or_neglect",
    "child_died",
    "life_threatening_injury",
    "long_term_impairment",
    "other_serious_harm",
    "no_joint_working_concern",
    "died_in_custody",
    "detained_under_mental_health_act",
    "aged_16_or_17",
    "deprivation_of_liberty_order",
)


def status(case, question, period, by=USUALLY):
    return by[numpy.asarray(case(question, period))]


def all_of(case, period, *statuses):
    """Each criterion is about somebody under age, too."""
    return numpy.minimum.reduce([status(case, "under_18", period, by=PRESUMED), *statuses])


def reg_5_2_b_i(case, period):
    return all_of(case, period, status(case, "abuse_or_neglect", period), status(case, "child_died", period))


def reg_5_2_b_ii(case, period):
    harms = ("life_threatening_injury", "long_term_impairment", "other_serious_harm")
    harmed = numpy.maximum.reduce([status(case, harm, period) for harm in harms])
    concern = MET - status(case, "no_joint_working_concern", period, by=UNKNOWN_IS_NO)
    return all_of(case, period, status(case, "abuse_or_neglect", period), harmed, concern)


def death_in_custody(case, period):
    return all_of(case, period, status(case, "child_died", period), status(case, "died_in_custody", period))


def death_while_detained(case, period):
    detained = status(case, "detained_under_mental_health_act", period)
    return all_of(case, period, status(case, "child_died", period), detained)


def death_deprived_of_liberty(case, period):
    together = ("child_died", "aged_16_or_17", "deprivation_of_liberty_order")
    return all_of(case, period, *(status(case, question, period) for question in together))


MUST = (reg_5_2_b_i, reg_5_2_b_ii)
SHOULD = (death_in_custody, death_while_detained, death_deprived_of_liberty)


def conclusion(case, period):
    must, should = (
        numpy.maximum.reduce([numpy.asarray(case(criterion.__name__, period)) for criterion in criteria])
        for criteria in (MUST, SHOULD)
    )
    return numpy.select(
        [must == MET, should == MET, (must == OPEN) | (should == OPEN)],
        [Conclusion.scr_must.index, Conclusion.scr_should.index, Conclusion.undetermined.index],
        Conclusion.not_met.index,
    )


def system() -> TaxBenefitSystem:
    made = TaxBenefitSystem([CASE])
    for question in QUESTIONS:
        made.add_variable(variable(question, Answer.not_answered))
    for criterion in (*MUST, *SHOULD):
        made.add_variable(variable(criterion.__name__, Status.open, criterion))
    made.add_variable(variable("conclusion", Conclusion.undetermined, conclusion))
    return made


def variable(name: str, default: Enum, formula: Callable | None = None) -> type[Variable]:
    attributes = {
        "value_type": Enum,
        "possible_values": type(default),
        "default_value": default,
        "entity": CASE,
        "definition_period": DateUnit.ETERNITY,
    }
    return type(name, (Variable,), attributes | ({"formula": formula} if formula else {}))


def main() -> None:
    given = json.load(sys.stdin)
    asking = {"alone": alone(given["cases"]), "together": together(given["cases"], given["together"])}
    found, each = {}, {}
    for way, (ask, times) in asking.items():
        found[way], each[way] = ask(), []
        for _ in range(given["runs"]):
            begun = perf_counter()
            ask()
            each[way].append((perf_counter() - begun) / times)
    json.dump({"version": version("openfisca-core"), "conclusions": found, "each": each}, sys.stdout)


def alone(cases: list[dict[str, str]]) -> tuple[Callable[[], list[str]], int]:
    """A simulation for each case, as its web API makes one: from a situation that is already read."""
    rules = system()
    situations = [
        {"cases": {"case": {question: {ALWAYS: answer} for question, answer in answers.items()}}} for answers in cases
    ]

    def ask() -> list[str]:
        built = (SimulationBuilder().build_from_entities(rules, situation) for situation in situations)
        return [simulation.calculate("conclusion", PERIOD).decode_to_str()[0] for simulation in built]

    return ask, len(cases)


def together(cases: list[dict[str, str]], count: int) -> tuple[Callable[[], list[str]], int]:
    """One simulation of ``count`` cases, these over and over, from arrays that are already made."""
    rules = system()
    order = {answer.name: answer.index for answer in Answer}
    absent = Answer.not_answered.name
    columns = {
        question: numpy.resize([order[answers.get(question, absent)] for answers in cases], count)
        for question in QUESTIONS
    }

    def ask() -> list[str]:
        simulation = SimulationBuilder().build_default_simulation(rules, count)
        for question, column in columns.items():
            simulation.set_input(question, ALWAYS, column)
        return simulation.calculate("conclusion", PERIOD).decode_to_str().tolist()

    return ask, count


if __name__ == "__main__":
    main()
