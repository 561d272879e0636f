"""The sentences of an assessment and of its explanation."""

from collections.abc import Iterable

from calculator.criteria.assessment import ELSEWHERE, INCONSISTENT, Assessment, CriterionStatus
from calculator.criteria.explanation import Explanation, Reason
from calculator.criteria.rules import MET, NOT_MET, OPEN, Answer, counting_as
from calculator.procedure import NO, UNKNOWN, YES, Criterion, Duty, Outcome, Procedure
from calculator.wording import alternatives, phrases
from calculator.wording.phrases import Cites, Field, Sentence, Strong, joined, pieces

NEEDED, DO_NOW = "Still to be found out", "Do now"
INDICATORS, REMINDERS = "Indicators", "Bear in mind"
WORKED_OUT = "How this was worked out"
NOTHING_MORE = "Nothing more that is asked can change this outcome."
ALSO = "Also"
MOST_DECISIVE = "The most decisive first."
WOULD = (
    (True, "Would be met with ", "It takes more answers for it to be met."),
    (False, "Would not be met with ", "It takes more answers to rule it out."),
)


def headline(found: Assessment) -> str:
    """The conclusion; first of all what the burden of proof presumes: “Must, unless there is proof that …”.

    What holds besides has the titles of its outcomes.
    """
    questions, outcome = found.procedure.questions.values(), found.procedure.outcomes[found.concluded.conclusion]
    if not found.presumed:
        return outcome.title
    unless = phrases.listed(q.unless for q in questions if q.unless and q.id not in found.answers)
    must = f"{found.procedure.outcomes[found.presumed].word}, unless {unless}"
    return f"{outcome.word}; {phrases.lower(must)}" if outcome.force else must


def short(found: Assessment) -> str:
    """The conclusion in a few words, for where there is little room; where answers disagree, that they do."""
    if found.contradicting:
        return f"{phrases.number(len(found.contradicting), 'answer')} disagree"
    outcome = found.procedure.outcomes[found.presumed or found.concluded.conclusion]
    unless, besides = ", unless …" if found.presumed else "", len(found.concluded.also)
    return f"{outcome.short}{unless}{f' + {besides}' if besides else ''}"


def announced(found: Assessment) -> str:
    """The conclusion as it is heard: in a word, with a caution where answers disagree, then in its sentence."""
    outcomes, sentence = found.procedure.outcomes, headline(found)
    word = sentence if found.presumed else outcomes[found.concluded.conclusion].word
    said = [] if sentence == word else [sentence]
    said += [f"Also: {phrases.lower(outcomes[id].title)}" for id in found.concluded.also]
    return phrases.announced(found.procedure, word + alternatives.caution(found), ". ".join(said))


def grounds(found: Assessment, why: Explanation) -> list[Sentence]:
    """Why it is so, in short: what is to be read first; the criteria on which it rests; else what it means, and of
    what is not known what decides next.
    """
    procedure = found.procedure
    outcome, first = procedure.outcomes[found.concluded.conclusion], reminders(found, first=True)
    if resting := [one.criterion for one in found.criteria if _bears(found, why, one)]:
        return [*first, _resting(resting)]
    means = (f"{outcome.text} ", Cites(outcome.provisions))
    asked = [("First to find out: ", Field(id, procedure.questions[id].asks)) for id in found.needed[:1]]
    return [*first, means, *asked]


def also(found: Assessment) -> list[tuple[Outcome, Sentence]]:
    """What holds beside the conclusion, each with the criteria on which it rests."""
    outcomes, met = found.procedure.outcomes, [one.criterion for one in found.criteria if one.status == MET]
    return [(outcomes[id], _resting([one for one in met if one.outcome == id])) for id in found.concluded.also]


def _resting(criteria: list[Criterion]) -> Sentence:
    cited = dict.fromkeys(id for criterion in criteria for id in criterion.provisions)
    titles = "; ".join(phrases.lower(one.title) if n else one.title for n, one in enumerate(criteria))
    return (f"{titles}. ", Cites(tuple(cited)))


def _bears(found: Assessment, why: Explanation, one: CriterionStatus) -> bool:
    """Whether a criterion bears the conclusion: it is met, or would be by what the burden of proof presumes alone."""
    if one.status == MET:
        return one.criterion.outcome == found.concluded.conclusion
    questions = found.procedure.questions
    presuming = (
        all(questions[id].unknown_counts_as == answer for id, answer in way.answers)
        for way in why.criteria[one.criterion.id].would_settle
        if way.leads_to is True
    )
    return one.criterion.outcome == found.presumed and any(presuming)


def working(found: Assessment, why: Explanation) -> list[Sentence]:
    """How it was worked out: what it means, on whom the burden of proof lies, which answers settle it.

    Of what is settled also that nothing can change it, save the proof that is left open, or a mistake.
    """
    procedure = found.procedure
    outcome, because = procedure.outcomes[found.concluded.conclusion], why.conclusion.because
    questions = procedure.questions.values()
    burdens = [(q.burden,) for q in questions if found.presumed and q.unless and q.id not in found.answers]
    means = (f"{outcome.text} ", Cites(outcome.provisions)) if outcome.force else ()
    alone = "These answers alone settle it: "
    settled = (alone, *answers(procedure, because), ".", *_burdens(procedure, because)) if because else ()
    but = (" but this: ", *answers(procedure, why.unless)) if why.unless else ()
    mistake = " The answers disagree: putting them right may change it." if found.contradicting else ""
    final = () if found.needed else (NOTHING_MORE.removesuffix("."), *but, f".{mistake}")
    return [sentence for sentence in (means, *burdens, settled, final) if sentence]


def disagreement(found: Assessment) -> Sentence:
    """The warning that some answers cannot all be right, with each that takes part; nothing where they agree."""
    if not found.contradicting:
        return ()
    questions, labels = found.procedure.questions, found.procedure.answers
    given = [(Field(id, questions[id].label), f": {labels[found.answers[id]]}") for id in found.contradicting]
    return (f"{found.procedure.warnings[INCONSISTENT].message} ", *joined(given, "; "), ".")


def could_become(found: Assessment) -> list[str]:
    """What the conclusion could still become, and what could come to stand beside it."""
    outcomes = found.procedure.outcomes
    instead, beside = alternatives.instead_or_beside(found.procedure, found.concluded)
    return [
        *(f"It could still become “{outcomes[id].word}”." for id in instead),
        *(f"Not settled yet: “{outcomes[id].short}”." for id in beside),
    ]


def _burdens(procedure: Procedure, because: Iterable[Answer]) -> Sentence:
    """Of the answers that settle something, why those count that are neither a yes nor a no; after a sentence."""
    return tuple(f" {procedure.questions[id].burden}" for id, answer in because if answer not in (YES, NO))


def needed(found: Assessment, why: Explanation) -> list[tuple[Sentence, str]]:
    """Each question that can change the outcome, with what a yes and a no would make of it."""
    questions, alone = found.procedure.questions, "Decides only together with others."
    return [((Field(id, questions[id].asks),), alternatives.prospect(found, why, id) or alone) for id in found.needed]


def settling(procedure: Procedure, why: Explanation) -> tuple[str, list[Sentence], str]:
    """What is said before the shortest ways to settle the conclusion; these, to the strongest outcome first; and to
    which outcomes none of them leads, though more answers can.
    """
    ways = sorted(why.conclusion.would_settle, key=lambda way: [*procedure.outcomes].index(way.leads_to))
    shown = []
    for way in ways:
        against = " (this goes against an answer already given)" if way in why.contradicting else ""
        which = f", which is “{procedure.outcomes[way.leads_to].word}”"
        shown.append((*answers(procedure, way.answers, given=False), which, against))
    before = "ways to settle it (any one of them would)" if len(ways) > 1 else "way to settle it"
    others = [id for id in why.open_to if id not in {way.leads_to for way in ways}]
    further = f"It takes more answers to come to {alternatives.quoted(procedure, others)}." if others else ""
    return f"The shortest {before}", shown, further


def criteria(found: Assessment) -> list[CriterionStatus]:
    """The criteria, those that are met first, then those that are open."""
    return sorted(found.criteria, key=lambda criterion: (MET, OPEN, NOT_MET).index(criterion.status))


def status(found: Assessment, criterion: CriterionStatus) -> str:
    """The status of a criterion in words; where what holds is settled, nothing is left open."""
    settled = criterion.status == OPEN and not found.needed
    return "Not needed for this outcome" if settled else found.procedure.criterion_statuses[criterion.status]


def because(found: Assessment, criterion: CriterionStatus, why: Reason) -> Sentence:
    """The answers that settle a criterion; while it is open, those given so far and what would settle it, and how.

    Nothing of one that is open where the outcome is settled.
    """
    procedure, sentences = found.procedure, []
    if criterion.status == OPEN and not found.needed:
        return ()
    if criterion.because:
        which = "So far" if criterion.status == OPEN else "Because"
        given = answers(procedure, criterion.because)
        sentences.append((f"{which}: ", *given, ".", *_burdens(procedure, criterion.because)))
    for met, would, more in WOULD:
        ways = [answers(procedure, way.answers, given=False) for way in why.would_settle if way.leads_to is met]
        if ways:
            sentences.append((would, *joined(ways, ", or with "), "."))
        elif why.would_settle:
            sentences.append((more,))
    return joined(sentences, " ")


def answers(procedure: Procedure, these: Iterable[Answer], *, given: bool = True) -> Sentence:
    """“The boat has sunk: Yes; The crew is safe: No”; unless ``given``, each with whatever counts as that: “No or Not
    known”.
    """
    each = []
    for id, answer in these:
        question = procedure.questions[id]
        same = [answer] if given else counting_as(question, answer)
        labels = joined([(Strong(procedure.answers[one]),) for one in same], " or ")
        each.append((f"{question.label}: ", *labels))
    return joined(each, "; ")


def beside(found: Assessment, duty: Duty) -> Sentence:
    """What stands beside a duty that is not to wait: who does it, by when, with which force, by which provision."""
    who = ", ".join(filter(None, (duty.who, duty.by_when)))
    told = " · ".join(filter(None, (phrases.capital(who), found.procedure.forces[duty.force])))
    page = (" ", duty.page, ".") if duty.page else ()
    return (f"{told} · " if told else "", Cites((duty.provision,)), f" {duty.note}" if duty.note else "", *page)


def lead(found: Assessment) -> Sentence:
    """Which board leads, or what that turns on; nothing where the procedure has no lead board."""
    rule, lead = found.procedure.lead, found.lead
    if not lead:
        return ()
    questions = found.procedure.questions
    if lead.board:
        board = rule.elsewhere if lead.board == ELSEWHERE else rule.boards[lead.board]
        by = questions[lead.basis].label if lead.basis in questions else rule.alike
        inferred = f" {rule.inference}" if lead.basis != rule.no else ""
        sentence: Sentence = (f"{board} {rule.leads} ({by.lower()}).{inferred}",)
    else:
        fields = [Field(id, questions[id].label) for id in lead.needed]
        sentence = ("Not known yet. It turns on: ", *pieces(fields), ".")
    joining = f" {rule.joining}" if lead.partners else ""
    return (*sentence, f"{joining} ", Cites(rule.provisions))


def indicators(found: Assessment) -> tuple[Sentence, list[tuple[str, list[str]]]]:
    """What is said of the indicators, and those answered by the answer given, each group with its heading."""
    procedure, rule, listed = found.procedure, found.procedure.indicators, found.indicators
    if not listed:
        return (), []
    note = rule.note_not_where if listed.applies is False else rule.note
    groups = [
        (f"{procedure.answers[answer]} ({len(ids)})", [procedure.questions[id].label for id in ids])
        for answer in (YES, NO, UNKNOWN)
        if (ids := getattr(listed, answer))
    ]
    return (f"{note} ", Cites(rule.provisions)), groups


def reminders(found: Assessment, *, first: bool = False) -> list[Sentence]:
    """What a person reads with the conclusion (``first``), or beside it."""
    return [(f"{one.text} ", Cites(one.provisions)) for one in found.reminders if one.first is first]
