"""
Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS), which forges and editors read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from clic_scorm.diagnostics.diagnostic import Code, Diagnostic, Member, Severity
from clic_scorm.diagnostics.pages import page
from clic_scorm.diagnostics.span import Span


SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_NAME = re.compile(r"(?:^|-)(\w)")


def as_sarif(findings: Iterable[tuple[Diagnostic, str]], version: str) -> str:
    """
    Return *findings*, each with the prefix of its paths, as one SARIF log; *version* is that of this program.

    Lines and columns count from 1 and a column counts Unicode characters (§3.14.17). What stands in a member of a package is located in the
    package, the member being its logical location (§3.33).
    """
    items = list(findings)
    codes = sorted({item.code for item, _ in items}, key=lambda code: code.id)
    places = {code.id: number for number, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "clic-scorm", "semanticVersion": version, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, prefix, places[item.code.id]) for item, prefix in items],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: Code) -> dict[str, object]:
    said = page(code.id)
    title = said.title if said else code.slug.replace("-", " ")
    help_text = f"{_flat(said.meaning)} {_flat(said.sections.get('Why it matters', ''))}".strip() if said else title
    return {
        "id": code.id,
        "name": _NAME.sub(lambda match: match[1].upper(), code.slug),
        "shortDescription": {"text": title},
        "help": {"text": f"{help_text} clic-scorm explain {code.id} shows examples."},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _flat(text: str) -> str:
    return " ".join(text.split())


def _result(item: Diagnostic, prefix: str, number: int) -> dict[str, object]:
    text = f"{item.message}. Hint: {item.hint}" if item.hint else item.message
    return {
        "ruleId": item.code.id,
        "ruleIndex": number,
        "level": _LEVELS[item.severity],
        "message": {"text": text},
        "locations": list(_locations(item, prefix)),
    }


def _locations(item: Diagnostic, prefix: str) -> Sequence[dict[str, object]]:
    match item.where:
        case Span(file, line, column):
            region: dict[str, object] = {"startLine": line, "startColumn": column}
            return [{"physicalLocation": {"artifactLocation": {"uri": _uri(f"{prefix}{file}")}, "region": region}}]
        case Member(name, _, path):
            logical = {"fullyQualifiedName": f"{name}{path}", "kind": "member"}
            physical = {"artifactLocation": {"uri": _uri(prefix.rstrip("/!"))}}
            return [{"physicalLocation": physical, "logicalLocations": [logical]}]
        case None:
            return [{"physicalLocation": {"artifactLocation": {"uri": _uri(prefix.rstrip("/!"))}}}] if prefix else []


def _uri(path: str) -> str:
    """
    Return *path* as a relative reference: what would read as a scheme or a query is escaped (RFC 3986 §4.2).
    """
    return quote(path.replace("\\", "/"), safe="/", encoding="utf-8", errors="surrogatepass")
