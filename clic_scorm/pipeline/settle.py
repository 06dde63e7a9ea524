"""
Settle what was found: one finding for one mistake, as grave as the course takes it, in order.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from clic_scorm import catalogue
from clic_scorm.authoring import codes as authoring_codes
from clic_scorm.authoring import markdown_codes, override_codes, question_codes
from clic_scorm.authoring.overrides import Override
from clic_scorm.authoring.sources import Sources, decode
from clic_scorm.diagnostics import Code, Diagnostic, Severity, finding
from clic_scorm.diagnostics.report import ordered
from clic_scorm.lint import prose_codes
from clic_scorm.lint import question_codes as lint_codes
from clic_scorm.pipeline.consequences import without_consequences


# A finding of the second code on the line of the first is the same mistake seen again.
FOLLOWERS = (
    (markdown_codes.SETEXT_HEADING, authoring_codes.NO_ID),
    (markdown_codes.NOT_A_LINK, prose_codes.BARE_ADDRESS),
    (authoring_codes.UNKNOWN_OBJECTIVE, lint_codes.NO_OBJECTIVE),
    (question_codes.BOX_IN_LIST, markdown_codes.NUMBERED_BOXES),
    (markdown_codes.NOT_A_BOX, authoring_codes.NO_ANSWER),
    (markdown_codes.HTML_REMOVED, markdown_codes.TEXT_AS_HTML),
    (markdown_codes.MISPLACED_MARK, markdown_codes.HTML_REMOVED),
)


def settled(
    findings: Iterable[Diagnostic], overrides: Sequence[Override] = (), whole: bool = False, sources: Sources | None = None
) -> tuple[Diagnostic, ...]:
    """
    Return *findings* by place, each mistake once, as grave as *overrides* say; *sources* are what they were found in.

    *whole* tells that all was looked at: then an override that changes nothing is itself a finding.
    """
    items = ordered(findings)
    for first, second in FOLLOWERS:
        lines = {item.sort_key()[:2] for item in items if item.code is first}
        items = [item for item in items if item.code is not second or item.sort_key()[:2] not in lines]
    if sources is not None:
        items = without_consequences(items, lambda file: decode(file, sources[file])[0].split("\n") if file in sources else ())
    return tuple(ordered(_overridden(items, overrides, whole))) if overrides else tuple(items)


def _overridden(items: Sequence[Diagnostic], overrides: Sequence[Override], whole: bool) -> Iterable[Diagnostic]:
    chosen: dict[str, Override] = {}
    used: set[str] = set()
    # The name of one finding weighs more than that of its family.
    for override in sorted(overrides, key=lambda each: -len(catalogue.named(each.name))):
        problem = _problem(override)
        if problem:
            used.add(override.name)
            yield problem
            continue
        chosen.update({code.id: override for code in catalogue.named(override.name) if _may(code, override)})
    for item in items:
        applied = chosen.get(item.code.id)
        if applied is None:
            yield item
            continue
        used.add(applied.name)
        if applied.severity is not None:
            yield replace(item, ranked=applied.severity)
    if whole:
        yield from (finding(override_codes.UNUSED_OVERRIDE, each.span, name=each.name) for each in overrides if each.name not in used)


def _problem(override: Override) -> Diagnostic | None:
    """
    Return why *override* can't be: there is no such finding, or it would make an error lighter.
    """
    known = catalogue.named(override.name)
    if not known:
        words = [*catalogue.codes(), *(code.slug for code in catalogue.codes().values())]
        nearest = next(iter(difflib.get_close_matches(override.name, words, 1, 0.6)), "")
        return finding(override_codes.UNKNOWN_FINDING, override.span, name=override.name, nearest=nearest)
    if not any(_may(code, override) for code in known):
        return finding(override_codes.NOT_TO_LOWER, override.span, name=override.name)
    return None


def _may(code: Code, override: Override) -> bool:
    """
    Return whether *override* may change how grave *code* is: never an error, and never what is said about overrides.
    """
    return code not in override_codes.CODES and (code.severity is not Severity.ERROR or override.severity is Severity.ERROR)
