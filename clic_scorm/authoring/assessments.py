"""
Read assessments: quizzes that stand outside of the modules, each in a file of its own, with what they draw from banks.
"""

from __future__ import annotations

from dataclasses import replace

from clic_scorm.authoring import attributes, codes, frontmatter, quiz_codes, quizzes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import scan
from clic_scorm.authoring.draft import DraftDraw, DraftModule, DraftUnit
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.tags import on_heading
from clic_scorm.authoring.yaml import Mapping, Scalar
from clic_scorm.diagnostics import Diagnostic, Span, finding


KEYS = (*quizzes.SAYS, "draw", "was")


def read_assessment(name: str, file: str, text: str) -> tuple[DraftModule, tuple[Diagnostic, ...]]:
    """
    Read the assessment in *file* as a module of one quiz; its id is what the title or the front matter says, else its *name*.

    What a quiz says of itself may stand in the front matter or behind the title.
    """
    front, rest, first_line, problems = frontmatter.split(text, file, KEYS)
    findings = list(problems)
    document, problems = scan(rest, file, first_line)
    findings.extend(problems)
    blocks = document.blocks
    title, said, span = name, Attributes(Span(file, first_line)), Span(file, first_line)
    if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
        span = blocks[0].span
        title, said, problems = attributes.split(blocks[0].text, span)
        findings.extend([*problems, *attributes.check_known(said, "assessment", quizzes.SAYS)])
        blocks = blocks[1:]
        if not title:
            findings.append(finding(codes.EMPTY_HEADING, span))
    else:
        findings.append(finding(codes.NO_TITLE, span))
    findings.extend(
        finding(codes.UNKNOWN_CLASS, span, name=name, nearest="", known="an assessment is a quiz in any case")
        for name in said.classes
        if name != "quiz"
    )
    findings.extend(finding(quiz_codes.ASSESSMENT_HEADING, block.span) for block in blocks if block.kind == "heading" and block.level == 1)
    introduction, questions, problems = quizzes.read_questions([block for block in blocks if block.kind != "heading" or block.level > 1])
    findings.extend(problems)
    said = _joined(said, front, findings)
    draws = _draws(front.mapping, file, findings)
    identifier = said.id or front.id or attributes.slug(name) or "assessment"
    if not questions and not draws and not any(block.kind == "heading" for block in blocks) and not _says_draw(front.mapping):
        findings.append(finding(quiz_codes.EMPTY_ASSESSMENT, span, title=title or name))
    if said.has("pick") and not questions:
        remedy = "take it out: each line of draw: has its own pick"
        values = {"name": "pick", "reason": "the assessment has no questions of its own"}
        findings.append(finding(quiz_codes.NO_EFFECT, said.at("pick"), remedy=remedy, **values))
    unit = DraftUnit("quiz", identifier, title or name, span, said, document, introduction, questions, draws)
    limits = {key: value for key in ("only", "not") if (value := said.get(key)) is not None}
    tags, _ = on_heading(said)
    module = DraftModule(
        identifier,
        title or name,
        span,
        Attributes(span, values=limits),
        front.objectives,
        (unit,),
        assessment=True,
        tags=(*front.tags, *tags),
        objective_tags=front.objective_tags,
    )
    return module, tuple(findings)


def _says_draw(mapping: Mapping | None) -> bool:
    return mapping is not None and mapping.get("draw") is not None


def _joined(said: Attributes, front: frontmatter.FrontMatter, findings: list[Diagnostic]) -> Attributes:
    """
    Return what the title and the front matter say as one; what both say is said twice.
    """
    if front.mapping is None:
        return said
    fields = Fields(front.mapping, "front matter", front.mapping.keys, findings)
    values, places = dict(said.values or {}), dict[str, Span]()
    for key in (*quizzes.SAYS, "was", "only", "not"):
        value = front.mapping.get(key)
        if value is None:
            continue
        if key in values:
            findings.append(finding(codes.REPEATED_ATTRIBUTE, said.span, name=key))
            continue
        if not isinstance(value, Scalar):
            fields.wrong(key, value, f"write one value: {key}: …")
            continue
        if key in quizzes.FLAGS and value.boolean is False:
            continue
        if key in quizzes.FLAGS and key != "shuffle" and value.boolean is None:
            fields.wrong(key, value, f"write {key}: true, or take it out")
            continue
        values[key] = "" if key in quizzes.FLAGS and value.boolean else fields.text(key)
        places[key] = value.span
    if said.id and front.id and said.id != front.id:
        findings.append(finding(codes.REPEATED_ATTRIBUTE, said.span, name="id"))
    return replace(said, values=values, places=places)


def _draws(mapping: Mapping | None, file: str, findings: list[Diagnostic]) -> tuple[DraftDraw, ...]:
    if mapping is None:
        return ()
    found = []
    for group in Fields(mapping, file, mapping.keys, []).groups("draw") if not isinstance(mapping.get("draw"), Scalar) else ():
        fields = Fields(group, "a draw", ("from", "pick"), findings)
        sources = tuple((item.text, item.span) for item in fields.scalars("from") if item.text)
        pick = group.get("pick")
        count = pick.integer if isinstance(pick, Scalar) else None
        if not sources:
            findings.append(finding(quiz_codes.NOTHING_DRAWN, group.span, missing="from which bank"))
        elif pick is None or (isinstance(pick, Scalar) and pick.empty):
            findings.append(finding(quiz_codes.NOTHING_DRAWN, group.span, missing="how many questions"))
        elif count is None or count < 1:
            fields.wrong("pick", pick, "write how many questions, such as pick: 6")
        if sources:
            found.append(DraftDraw(max(0, count or 0), sources, group.span))
    value = mapping.get("draw")
    if isinstance(value, Scalar):
        findings.append(finding(quiz_codes.NOTHING_DRAWN, value.span, missing="how many questions"))
    return tuple(found)
