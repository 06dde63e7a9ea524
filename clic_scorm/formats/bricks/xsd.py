"""
The one door to xmlschema: judge a document by our XML Schemas, fast where it is valid, with an explanation where it is not.

lxml answers in a millisecond whether a document is valid; only where it is not does xmlschema, some sixty times slower, say why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice

import xmlschema
from xmlschema.validators import XMLSchemaChildrenValidationError, XMLSchemaValidationError, XsdElement

from clic_scorm.package.xml import Element, Schema, children, compile_schema, find, line, local_name, path


# Whoever broke a document in more places than this mends the first ones and looks again; a hostile one costs no minutes.
_MOST = 50
_LONGEST_QUOTE = 60
_ANY_PREFIX = r"(?:\{[^}]*\})?(?:[\w.-]+:)?"

_DRIVER = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
_IMPORT = '<xs:import namespace="{namespace}" schemaLocation="{file}"/>'


@dataclass(frozen=True, slots=True)
class Violation:
    """
    Hold one place where a document breaks its schema.

    *line* counts from 1 (0: unknown); *path* is the element path, with “/@name” for an attribute; *parent* is the element whose
    content is out of order, if that is what is wrong; *sentence* says what is wrong in words for people.
    """

    line: int
    path: str
    parent: str
    sentence: str


@dataclass(frozen=True)
class SchemaSet:
    """
    Name a family of schemas: a folder below `clic_scorm.schemas`, and which file describes which namespace.
    """

    folder: str
    files: tuple[tuple[str, str], ...]

    @property
    def namespaces(self) -> frozenset[str]:
        """
        Return the namespaces that the family describes.
        """
        return frozenset(namespace for namespace, _ in self.files)


def schema_set(folder: str, files: Mapping[str, str]) -> SchemaSet:
    """
    Return the family in *folder*; *files* maps each namespace to its file.
    """
    return SchemaSet(folder, tuple(files.items()))


def violations(family: SchemaSet, root: Element) -> tuple[Violation, ...]:
    """
    Return where the document under *root* breaks the schemas of *family*, at most fifty places; nothing where it is valid.
    """
    complaints = _fast(family).violations(root)
    if not complaints:
        return ()
    errors = tuple(islice(_slow(family).iter_errors(root), _MOST))
    if errors:
        return tuple(dict.fromkeys(_violation(error, str(error.reason or "")) for error in errors if _is_ours(str(error.reason or ""))))
    # The two engines disagree: the stricter verdict stands, in the words of the engine that gave it.
    return tuple(_complaint(number, message, find(root, place)) for number, message, place in complaints[:_MOST])


def _sources(family: SchemaSet) -> dict[str, bytes]:
    folder = resources.files("clic_scorm.schemas") / family.folder
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".xsd")}


def _driver(family: SchemaSet) -> str:
    return _DRIVER.format(imports="".join(_IMPORT.format(namespace=namespace, file=file) for namespace, file in family.files))


@cache
def _fast(family: SchemaSet) -> Schema:
    return compile_schema(_driver(family).encode(), _sources(family))


@cache
def _slow(family: SchemaSet) -> xmlschema.XMLSchema10:
    folder = resources.files("clic_scorm.schemas") / family.folder
    with resources.as_file(folder) as place:
        return xmlschema.XMLSchema10(_driver(family), base_url=str(place), allow="local")


def _is_ours(reason: str) -> bool:
    # Identifiers and what refers to them are judged by the rules of meaning, which know what an identifier is for.
    if "IDREF" in reason or "xs:ID" in reason:
        return False
    # xmlschema tells an attribute that nobody declares twice over.
    return not (reason.startswith("attribute ") and reason.endswith("not found"))


def _violation(error: XMLSchemaValidationError, reason: str) -> Violation:
    node: Element = error.elem  # type: ignore[assignment]  # xmlschema types its trees as the standard library's; they are lxml's here
    name = local_name(node)
    if isinstance(error, XMLSchemaChildrenValidationError):
        inside = children(node)
        expected = _or(error)
        if error.index < len(inside):
            child = inside[error.index]
            wish = f"; {expected} would be right" if expected else ""
            sentence = f"“{local_name(child)}” does not belong at this place in “{name}”{wish}"
            return Violation(line(child), path(child), path(node), sentence)
        return Violation(line(node), path(node), path(node), f"“{name}” ends too early; {expected or 'an element'} is missing in it")
    place = path(node)
    attribute = re.match(r"attribute (?:[\w.-]+:)?([\w.-]+)=", reason) or re.match(rf"attribute '{_ANY_PREFIX}([\w.-]+)'", reason)
    missing = re.match(rf"missing required attribute '{_ANY_PREFIX}([\w.-]+)'", reason)
    if missing:
        sentence = f"“{name}” lacks the attribute “{missing[1]}”"
        return Violation(line(node), f"{place}/@{missing[1]}", "", sentence)
    if attribute:
        subject = f"the attribute “{attribute[1]}” of “{name}”"
        if "=" not in reason[: attribute.end()]:
            sentence = f"{subject} is unknown here"
        else:
            value = next((str(text) for key, text in node.attrib.items() if str(key).rpartition("}")[2] == attribute[1]), "")
            sentence = f"{subject} is {_quote(value)}, but {_demand(error, reason)}"
        return Violation(line(node), f"{place}/@{attribute[1]}", "", sentence)
    if reason.startswith("element ") and reason.endswith("not found"):
        return Violation(line(node), place, "", f"“{name}” is an element that the standard does not know")
    if "character data" in reason:
        return Violation(line(node), place, "", f"“{name}” holds bare text where only elements may stand")
    if len(node) or not (node.text or "").strip():
        return Violation(line(node), place, "", f"“{name}” is not as the standard wants it: {_demand(error, reason)}")
    return Violation(line(node), place, "", f"“{name}” is {_quote(node.text or '')}, but {_demand(error, reason)}")


def _complaint(number: int, message: str, node: Element) -> Violation:
    words = _without_namespaces(message)
    match = re.match(r"Element '([^']*)'(?:, attribute '([^']*)')?: (?:\[[^]]*\] )?(.*)", words, re.DOTALL)
    if match is None:
        return Violation(number, path(node), "", words)
    name, attribute, reason = match.groups()
    subject = f"the attribute “{attribute}” of “{name}”" if attribute else f"“{name}”"
    return Violation(number, path(node) + (f"/@{attribute}" if attribute else ""), "", f"{subject} is not as the schema wants it: {reason}")


def _or(error: XMLSchemaChildrenValidationError) -> str:
    names = dict.fromkeys(item.local_name for item in error.expected or () if isinstance(item, XsdElement) and item.local_name)
    return " or ".join(f"“{name}”" for name in names)


def _quote(text: str) -> str:
    short = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return f"“{short}”"


def _demand(error: XMLSchemaValidationError, reason: str) -> str:
    facet = error.validator
    kind = type(facet).__name__
    value = getattr(facet, "value", None)
    match kind:
        case "XsdMaxLengthFacet":
            return f"at most {value} characters are allowed"
        case "XsdMinLengthFacet":
            return f"at least {value} characters are needed"
        case "XsdEnumerationFacets":
            return "only " + ", ".join(f"“{word}”" for word in getattr(facet, "enumeration", ())) + " are allowed"
        case "XsdMinInclusiveFacet" | "XsdMinExclusiveFacet" | "XsdMaxInclusiveFacet" | "XsdMaxExclusiveFacet":
            return f"the number is outside of what is allowed (limit {value})"
        case "XsdPatternFacets":
            return "this is not the form that is asked for"
        case "XsdAtomicBuiltin":
            return f"it must be of the kind “{getattr(facet, 'local_name', '')}”"
        case _:
            return _without_namespaces(reason)


def _without_namespaces(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", "", text)
