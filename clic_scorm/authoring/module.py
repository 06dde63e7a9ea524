"""
Read a module's files into units and questions, all variants together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring import attributes, codes, frontmatter, quiz_codes, quizzes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document, scan
from clic_scorm.authoring.draft import DraftModule, DraftQuestion, DraftUnit
from clic_scorm.authoring.frontmatter import FrontMatter
from clic_scorm.authoring.tags import DraftTag
from clic_scorm.authoring.tags import on_heading as tags_of
from clic_scorm.authoring.units.activity import read_activity
from clic_scorm.authoring.units.case import KEYS, as_case
from clic_scorm.authoring.units.session import read_handout, read_session
from clic_scorm.diagnostics import Diagnostic, Severity, Span, finding
from clic_scorm.model import Objective


_OF_QUESTIONS = ("type", "points", "objective", "difficulty", "partial", "exact", "keep-order")
PAGE = ("minutes", "optional")
# What is not for every participant comes first: of two classes it is the one that counts.
_CLASSES = ("session", "handout", "quiz", "activity", "facts")


@dataclass(slots=True)
class _Module:
    """
    Gather what the files of one module say.
    """

    name: str
    id: str = ""
    title: str = ""
    span: Span = field(default=Span(""))
    attributes: Attributes = field(default=Attributes(Span("")))
    objectives: tuple[Objective, ...] = ()
    tags: tuple[DraftTag, ...] = ()
    objective_tags: tuple[DraftTag, ...] = ()
    units: list[DraftUnit] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def read_module(name: str, files: Sequence[tuple[str, str]], *, case: bool = False) -> tuple[DraftModule, tuple[Diagnostic, ...]]:
    """
    Read one module, or with *case* one case study, from its *files* (path and text), in order; the first has the title and the front matter.
    """
    module = _Module(name, span=Span(files[0][0]))
    said = None
    for number, (file, text) in enumerate(files):
        front, rest, first_line, problems = frontmatter.split(text, file, KEYS if case else ())
        module.findings.extend(problems)
        document, problems = scan(rest, file, first_line)
        module.findings.extend(problems)
        if number == 0:
            _open(module, front, file)
            said = front.mapping
        for section in _with_questions(module, _sections(document.blocks)):
            _read_section(module, document, section)
    # What is missing because of an error is not reported a second time.
    whole = not any(item.severity is Severity.ERROR for item in module.findings)
    if not module.title:
        module.findings.extend([finding(codes.NO_TITLE, Span(files[0][0]))] if whole else [])
        module.title = name
    if not module.units and whole:
        module.findings.append(finding(codes.EMPTY_MODULE, module.span, name=module.title))
    draft = DraftModule(
        module.id,
        module.title,
        module.span,
        module.attributes,
        module.objectives,
        tuple(module.units),
        tags=module.tags,
        objective_tags=module.objective_tags,
    )
    if case:
        draft, problems = as_case(draft, said)
        module.findings.extend(problems)
    return draft, tuple(module.findings)


def _open(module: _Module, front: FrontMatter, file: str) -> None:
    module.id = front.id or attributes.slug(module.name) or "module"
    module.objectives = front.objectives
    module.tags, module.objective_tags = front.tags, front.objective_tags
    values = {key: value for key, value in (("only", front.only), ("not", front.without)) if value}
    module.attributes = Attributes(Span(file), values=values)


def _sections(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """
    Part blocks at headings of the first and second level; a section begins with its heading, but for the first.
    """
    start = 0
    for number, block in enumerate(blocks):
        if block.kind == "heading" and block.level <= 2 and number > start:
            yield blocks[start:number]
            start = number
    if blocks:
        yield blocks[start:]


def _with_questions(module: _Module, sections: Iterable[Sequence[Block]]) -> Iterator[Sequence[Block]]:
    """
    Yield *sections* with questions of a quiz that are written as pages taken into it, each with a finding.
    """
    quiz: list[Block] = []
    for section in sections:
        heading = section[0]
        title, said, _ = attributes.split(heading.text, heading.span) if heading.kind == "heading" else ("", Attributes(heading.span), ())
        mark = next((name for name in said.values or () if name in _OF_QUESTIONS), "")
        if quiz and heading.kind == "heading" and heading.level == 2 and mark and not said.classes:
            module.findings.append(finding(codes.QUESTION_AS_PAGE, heading.span, title=title, name=mark))
            quiz.extend(section)
            continue
        if quiz:
            yield quiz
        quiz = list(section) if "quiz" in said.classes else []
        if not quiz:
            yield section
    if quiz:
        yield quiz


def _read_section(module: _Module, document: Document, section: Sequence[Block]) -> None:
    heading = section[0]
    if heading.kind != "heading" or heading.level > 2:
        if not module.title:
            module.findings.append(finding(codes.NO_TITLE, heading.span))
            module.title = module.name
        _add_page(module, document, Attributes(heading.span), module.title, heading.span, section)
    elif heading.level == 1:
        _read_title(module, document, heading, section[1:])
    else:
        _read_unit(module, document, heading, section[1:])


def _read_title(module: _Module, document: Document, heading: Block, blocks: Sequence[Block]) -> None:
    title, said, problems = attributes.split(heading.text, heading.span)
    module.findings.extend(problems)
    module.findings.extend(attributes.check_known(said, "module", PAGE))
    for name in said.classes:
        module.findings.append(
            finding(codes.UNKNOWN_CLASS, heading.span, name=name, nearest="", known="kinds of units stand on ## headings")
        )
    _limit(module, said)
    if module.title:
        module.findings.append(finding(codes.SECOND_TITLE, heading.span))
        _read_unit(module, document, heading, blocks)
        return
    if not title:
        module.findings.append(finding(codes.EMPTY_HEADING, heading.span))
    module.title, module.span = title or module.name, heading.span
    tags, problems = tags_of(said)
    module.tags += tags
    # Where text follows, they are those of its page as well, and are judged there.
    module.findings.extend(problems if not blocks else ())
    if blocks:
        _add_page(module, document, said, module.title, heading.span, blocks)


def _limit(module: _Module, said: Attributes) -> None:
    """
    Take `only=` and `not=` of the title for the whole module, as those of the front matter are.
    """
    limits = {key: value for key in ("only", "not", "optional") if (value := said.get(key)) is not None}
    for key in limits:
        if module.attributes.has(key):
            module.findings.append(finding(codes.REPEATED_ATTRIBUTE, said.span, name=key))
    module.attributes = Attributes(said.span, values={**limits, **(module.attributes.values or {})})


def _read_unit(module: _Module, document: Document, heading: Block, blocks: Sequence[Block]) -> None:
    title, said, problems = attributes.split(heading.text, heading.span)
    module.findings.extend(problems)
    if not title:
        module.findings.append(finding(codes.EMPTY_HEADING, heading.span))
        title = module.title
    for name in said.classes:
        if name not in _CLASSES:
            nearest = attributes.nearest(name.lower(), _CLASSES)
            known = ", ".join(f".{one}" for one in sorted(_CLASSES))
            module.findings.append(finding(codes.UNKNOWN_CLASS, heading.span, name=name, nearest=nearest, known=known))
    # Read on as the kind that is surely meant: what would follow from its absence is not a second mistake.
    meant = {name if name in _CLASSES else attributes.nearest(name.lower(), _CLASSES) for name in said.classes}
    kind = next((name for name in _CLASSES if name in meant), "" if said.classes else "page")
    _add(module, document, kind, said, title, heading.span, blocks)


def _add(module: _Module, document: Document, kind: str, said: Attributes, title: str, span: Span, blocks: Sequence[Block]) -> None:
    """
    Add a unit of *kind*, a class or a page; nothing where the class is unknown.
    """
    match kind:
        case "quiz":
            module.findings.extend(attributes.check_known(said, "quiz", quizzes.SAYS))
            _add_quiz(module, document, said, title, span, blocks)
        case "page" | "facts":
            module.findings.extend(attributes.check_known(said, "page", PAGE))
            _add_page(module, document, said, title, span, blocks)
        case "activity":
            unit, problems = read_activity(_id(module, said, title, span), title, said, document, blocks)
            module.findings.extend(problems)
            module.units.append(unit)
        case "session" | "handout":
            unit = DraftUnit(kind, _id(module, said, title, span), title, span, said, document, tuple(blocks))
            read = read_session if kind == "session" else read_handout
            module.units.append(read(unit, module.findings))
        case _:
            pass


def _id(module: _Module, said: Attributes, title: str, span: Span, *, intro: bool = False) -> str:
    if said.id:
        return said.id
    if intro:
        return module.id
    identifier = f"{module.id}-{attributes.slug(title)}".rstrip("-")
    taken = {unit.id for unit in module.units}
    number = 2
    unique = identifier
    while unique in taken:
        unique = f"{identifier}-{number}"
        number += 1
    if not said.flawed:
        module.findings.append(finding(codes.NO_ID, span, title=title, id=unique))
    return unique


def _add_page(module: _Module, document: Document, said: Attributes, title: str, span: Span, blocks: Sequence[Block]) -> None:
    intro = not module.units and title == module.title
    kept, questions = _part_checks(module, document, blocks)
    identifier = _id(module, said, title, span, intro=intro)
    module.units.append(DraftUnit("page", identifier, title, span, said, document, tuple(kept), tuple(questions)))


def _part_checks(module: _Module, document: Document, blocks: Sequence[Block]) -> tuple[list[Block], list[DraftQuestion]]:
    """
    Part self-checks from the text of a page, which keeps their headings; each goes on to the next heading.
    """
    kept: list[Block] = []
    questions: list[DraftQuestion] = []
    starts = [place for place, block in enumerate(blocks) if block.kind == "heading"]
    kept.extend(blocks[: starts[0]] if starts else blocks)
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        heading = blocks[start]
        _, said, _ = attributes.split(heading.text, heading.span)
        if heading.level < 3 or "question" not in said.classes:
            if not heading.text.strip():
                module.findings.append(finding(codes.EMPTY_HEADING, heading.span))
            kept.extend(blocks[start:end])
            continue
        before = len(questions)
        module.findings.extend(quizzes.add_question(questions, heading, blocks[start + 1 : end], before + 1))
        module.findings.extend(_no_points(said))
        if len(questions) > before:
            # The learner's page finds the question's place by this id.
            token = document.tokens[heading.tokens[0]]
            token.meta = {**token.meta, "id": questions[-1].id}
            kept.append(heading)
    return kept, questions


def _no_points(said: Attributes) -> list[Diagnostic]:
    values = {"reason": "a self-check on a page counts for nothing", "remedy": "take it out, or move the question into a quiz"}
    names = [name for name in ("points", "keep-order") if said.has(name)]
    return [finding(quiz_codes.NO_EFFECT, said.span, name=name, **values) for name in names]


def _add_quiz(module: _Module, document: Document, said: Attributes, title: str, span: Span, blocks: Sequence[Block]) -> None:
    introduction, questions, problems = quizzes.read_questions(blocks)
    module.findings.extend(problems)
    if "quiz" in said.classes and not any(block.kind == "heading" for block in blocks):
        module.findings.append(finding(codes.EMPTY_QUIZ, span, title=title))
    identifier = _id(module, said, title, span)
    module.units.append(DraftUnit("quiz", identifier, title, span, said, document, introduction, questions))
