"""The pages of the site, from the procedure: Markdown, with the provisions as HTML inside it."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup

from publish import prose
from publish.model import Chapter, Provision, Section, below
from publish.pages import assurance, examples, forms
from publish.pages.drives import drives, of_rule
from publish.proof import Proof
from publish.source import Source, cases

TEMPLATES = Path(__file__).parent / "templates"
BODY_KINDS = {
    "board": "Boards",
    "post": "Posts",
    "group": "Groups",
    "agency": "Agencies and professionals",
    "authority": "Authorities",
    "national": "National bodies",
    "court": "Courts and the coroner",
    "people": "Family, staff and others",
}
SOURCE_KINDS = {"law": "Law", "guidance": "Guidance", "related": "Related chapters", "further": "Further information"}


def navigation(chapter: Chapter) -> list:
    """The navigation of the site, for MkDocs."""
    sections = [{_heading(section): _section_page(section)} for section in chapter.sections]
    return [
        {"Home": "index.md"},
        {"Calculators": [{title: page} for page, title in forms.CALCULATORS.items()]},
        {"The chapter": [*sections, {"The whole chapter": "chapter.md"}]},
        {"Who does what": "who.md"},
        {"Interpretation": "interpretation.md"},
        {"Assurance": "assurance.md"},
        {"Worked examples": "examples.md"},
        {"Glossary": "glossary.md"},
        {"Sources": "sources.md"},
        {
            "About": [
                {"About this site": "about.md"},
                {"Privacy": "privacy.md"},
                {"Accessibility": "accessibility.md"},
                {"Hosting": "hosting.md"},
            ]
        },
    ]


def pages(source: Source, proof: Proof, digest: str) -> Mapping[str, str]:
    """Every generated page: its path under docs to its Markdown; and the decision table, as CSV.

    ``digest`` is that of the edition of which the proof tells. Raises ``CaseError`` for a case that cannot be shown.
    """
    write = _Writer(source)
    chapter = source.chapter
    found = {_section_page(section): write.section(section) for section in chapter.sections}
    found["index.md"] = write.page(
        "index.md.j2",
        "",
        title=chapter.title,
        manual=chapter.manual,
        timescales=forms.timescales(source.procedure),
        sections=chapter.sections,
    )
    found["chapter.md"] = write.whole_chapter()
    found["eligibility.md"] = write.page("eligibility.md.j2", "../", **forms.eligibility(source))
    found["timeline.md"] = write.page("timeline.md.j2", "../", **forms.timeline(source))
    found["examples.md"] = write.page("examples.md.j2", "../", **examples.page(source, cases.load()))
    found["glossary.md"] = write.page(
        "glossary.md.j2", "../", terms=sorted(chapter.terms, key=lambda term: term.term.casefold())
    )
    found["interpretation.md"] = write.interpretation()
    found["assurance.md"] = write.page("assurance.md.j2", "../", **assurance.page(source, proof, digest))
    found[assurance.TABLE] = assurance.decision_table(source, proof, digest)
    found["who.md"] = write.who()
    found["sources.md"] = write.page(
        "sources.md.j2",
        "../",
        kinds=[
            {"id": id, "title": title, "sources": [s for s in chapter.sources if s.kind == id]}
            for id, title in SOURCE_KINDS.items()
        ],
    )
    return found


def _section_page(section: Section) -> str:
    return f"sections/{section.slug}.md"


def _heading(section: Section) -> str:
    return f"{section.number} {section.title}" if section.number else section.title


def letter(number: str) -> str:
    """What a lettered provision is marked with in its list: "(b)" for 4.2(b), nothing for a further statement of it."""
    return number[number.rindex("(") :] if number.endswith(")") else ""


NOTHING = Provision(id="", title="", restates=(), force="", by=(), to=(), text="", items=())


class _Writer:
    """Templates with what every page needs at hand."""

    def __init__(self, source: Source):
        self.source = source
        self.templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        shorts = {term.short: term.term for term in source.chapter.terms if term.short}
        self.markdown = Markdown(extensions=["abbr", "smarty"], extension_configs={"abbr": {"glossary": shorts}})
        self.drives = drives(source)
        self.standing = _standing(source.chapter)
        self.nested = [pair for section in source.chapter.sections for pair in _nested(section.provisions, NOTHING)]

    def prose(self, root: str, text: str) -> Markup:
        """A text of the chapter as HTML within a line: placeholders put in, links made, abbreviations marked."""
        self.markdown.reset()
        html = self.markdown.convert(prose.markdown(self.source, text, root))
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))

    def page(self, template: str, root: str, **values) -> str:
        """A page; ``root`` leads from its address to the site's."""
        chapter = self.source.chapter
        return self.templates.get_template(
            template,
            globals={
                "root": root,
                "prose": partial(self.prose, root),
                "plain": partial(prose.plain, self.source),
                "href": self.href,
                "provision": chapter.provision,
                "letter": letter,
                "force_words": {force.id: force.word for force in chapter.forces},
                "body_names": {body.id: body.name for body in chapter.bodies},
            },
        ).render(**values).lstrip()

    def href(self, unit: str) -> str:
        """Where a provision or a unit stands, from the root of the site."""
        return self.source.chapter.href(self.standing[unit])

    def section(self, section: Section) -> str:
        return self.page(
            "section.md.j2",
            "../../",
            section=section,
            heading=_heading(section),
            paragraphs=self.paragraphs(section),
        )

    def paragraphs(self, section: Section) -> list[dict]:
        """The statements of each unit under its heading, with the rules that it or its lettered parts drive."""
        found = []
        for statements in self.source.chapter.paragraphs(section):
            first = statements[0]
            units = dict.fromkeys(unit for p in below(statements) for unit in (p.id, *p.restates))
            driven = dict.fromkeys(drive for unit in units for drive in self.drives.get(unit, ()))
            found.append(
                {
                    "id": first.id,
                    "number": first.id,
                    "title": first.title,
                    "statements": statements,
                    "drives": list(driven),
                }
            )
        return found

    def whole_chapter(self) -> str:
        sections = [
            {"heading": _heading(section), "paragraphs": self.paragraphs(section)}
            for section in self.source.chapter.sections
        ]
        return self.page("chapter.md.j2", "../", sections=sections)

    def interpretation(self) -> str:
        rules = of_rule(self.source)
        points = [
            {
                "id": point.id,
                "title": point.title,
                "point": point.point,
                "readings": point.readings,
                "taken": point.taken,
                "outside": point.outside,
                "units": point.units,
                "drives": [rules[id] for id in point.affects],
            }
            for point in self.source.chapter.interpretations
        ]
        return self.page("interpretation.md.j2", "../", interpretations=points)

    def who(self) -> str:
        chapter = self.source.chapter
        boards = [
            {
                "id": board.id,
                "name": board.name,
                "authority": board.authority,
                "sub_group": board.sub_group,
                "members": chapter.provision(board.sub_group.members),
            }
            for board in chapter.boards
        ]
        kinds = [
            {"id": kind, "title": title, "bodies": [self.body(body) for body in chapter.bodies if body.kind == kind]}
            for kind, title in BODY_KINDS.items()
        ]
        return self.page("who.md.j2", "../", boards=boards, kinds=[kind for kind in kinds if kind["bodies"]])

    def body(self, body) -> dict:
        """A body with the provisions that fall on it and those owed to it, lettered parts within their statement."""
        duties = [pair for pair in self.nested if pair[0].force != "is"]
        return {
            "id": body.id,
            "name": body.name,
            "note": body.note,
            "provisions": body.provisions,
            "bears": [provision for provision, above in duties if body.id in provision.by and body.id not in above.by],
            "owed": [provision for provision, above in duties if body.id in provision.to and body.id not in above.to],
        }


def _nested(provisions: tuple[Provision, ...], above: Provision) -> Iterator[tuple[Provision, Provision]]:
    """Each provision with the one in which it stands."""
    for provision in provisions:
        yield provision, above
        yield from _nested(provision.items, provision)


def _standing(chapter: Chapter) -> dict[str, str]:
    """The provision under which each provision and each unit of the source stands."""
    found = {provision.id: provision.id for provision in chapter.provisions()}
    for provision in chapter.provisions():
        for unit in provision.restates:
            found.setdefault(unit, provision.id)
    for board in chapter.boards:
        for unit in board.sub_group.restates:
            found.setdefault(unit, board.sub_group.members)
    return found
