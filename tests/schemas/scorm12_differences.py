"""
Where our schemas judge otherwise than the official ones, on purpose; and where the two engines judge ours differently.
"""

from __future__ import annotations

import re

from tests.schemas.mutants import NO_ADDRESSES, VALUES, Mutant, namespace
from tests.schemas.scorm12_schemas import ADLCP, IMSCP, IMSMD, XML
from tests.schemas.trial import Difference, Disagreement


def _is_score(value: str) -> bool:
    return re.fullmatch(r"[0-9]+(\.[0-9]*)?", value.strip()) is not None and float(value) <= 100


def _is_time_span(value: str) -> bool:
    return re.fullmatch(r"[0-9]{2,4}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,2})?", value.strip()) is not None


def _is_blank(value: str) -> bool:
    return not value.strip()


def _foreign_to_its_parent(mutant: Mutant) -> bool:
    return bool(mutant.parent) and namespace(mutant.element) != namespace(mutant.parent)


DIFFERENCES = (
    Difference(
        "An element of a namespace without a schema may stand where the standard allows extensions: makers of packages bring their own, "
        "and other versions of LOM. The checker warns of it; a package is not broken by it.",
        ours=True,
        shown_by=lambda mutant, words: mutant.kind == "unknown foreign child" and mutant.element in words.open_content,
    ),
    Difference(
        "The same for attributes.",
        ours=True,
        shown_by=lambda mutant, words: mutant.kind == "unknown foreign attribute" and mutant.element in words.open_attributes,
    ),
    Difference(
        "XSD 1.0 cannot let unknown namespaces through and yet refuse an unknown name in a known one: a misspelt extension element is "
        "for the checker to find.",
        ours=True,
        shown_by=lambda mutant, _: mutant.kind in {"rename", "rename to upper case"} and _foreign_to_its_parent(mutant),
    ),
    Difference(
        "The same for attributes.",
        ours=True,
        shown_by=lambda mutant, words: (
            mutant.kind in {"rename attribute", "rename attribute to upper case"}
            and namespace(mutant.attribute) in {ADLCP, XML}
            and mutant.element in words.open_attributes
        ),
    ),
    Difference(
        "Of LOM, only the whole is an extension of a manifest; the official schema would also take each part alone. "
        "A part in the place of the whole is, to ours, an unknown extension element.",
        ours=True,
        shown_by=lambda mutant, _: (
            mutant.kind == "rename to a sibling's name" and mutant.element == IMSMD + "lom" and _foreign_to_its_parent(mutant)
        ),
    ),
    Difference(
        "A mastery score is compared with a raw score, so it is a number from 0 to 100, or blank; the official type is any short text.",
        ours=False,
        shown_by=lambda mutant, _: (
            (mutant.kind, mutant.element) == ("value", ADLCP + "masteryscore")
            and len(mutant.value) <= 200
            and not _is_score(mutant.value)
            and not _is_blank(mutant.value)
        ),
    ),
    Difference(
        "So the address of a file is no mastery score.",
        ours=False,
        shown_by=lambda mutant, _: (
            (mutant.kind, mutant.element, mutant.value) == ("rename to a sibling's name", ADLCP + "location", ADLCP + "masteryscore")
        ),
    ),
    Difference(
        "The time allowed is a time span of the data model, HHHH:MM:SS.SS, or blank; the official type is any text of 13 characters.",
        ours=False,
        shown_by=lambda mutant, _: (
            (mutant.kind, mutant.element) == ("value", ADLCP + "maxtimeallowed")
            and len(mutant.value) <= 13
            and not _is_time_span(mutant.value)
            and not _is_blank(mutant.value)
        ),
    ),
    Difference(
        "So a score is no time allowed.",
        ours=False,
        shown_by=lambda mutant, _: (
            (mutant.kind, mutant.element, mutant.value) == ("rename to a sibling's name", ADLCP + "masteryscore", ADLCP + "maxtimeallowed")
        ),
    ),
    Difference(
        "A size in bytes is not below zero.",
        ours=False,
        shown_by=lambda mutant, _: (mutant.kind, mutant.element, mutant.value) == ("value", IMSMD + "size", "-1"),
    ),
    Difference(
        "A size in bytes may exceed two gigabytes.",
        ours=True,
        shown_by=lambda mutant, _: (mutant.kind, mutant.element, mutant.value) == ("value", IMSMD + "size", "2147483648"),
    ),
    Difference(
        'XML 1.0 lets xml:lang="" withdraw a language.',
        ours=True,
        shown_by=lambda mutant, words: (
            (mutant.kind, mutant.attribute, mutant.value) == ("attribute value", XML + "lang", "")
            and mutant.element in words.open_attributes | {IMSMD + "langstring"}
        ),
    ),
)


_BEHIND_AN_EXTENSION = {
    (IMSCP + "organizations", IMSCP + "organization"),
    (IMSCP + "organizations", ADLCP + "location"),
    (IMSCP + "resources", IMSCP + "resource"),
    (IMSCP + "resources", ADLCP + "location"),
    (IMSCP + "resource", ADLCP + "location"),
    (IMSCP + "manifest", ADLCP + "location"),
    (IMSMD + "resource", ADLCP + "location"),
    (IMSMD + "classification", ADLCP + "location"),
    (IMSMD + "lifecycle", ADLCP + "location"),
    (IMSMD + "educational", ADLCP + "location"),
}

DISAGREEMENTS = (
    Disagreement(
        "libxml2 does not look up what an xs:IDREF refers to.",
        lxml=True,
        shown_by=lambda mutant, _: (
            (mutant.kind, mutant.element, mutant.attribute) == ("attribute value", IMSCP + "organizations", "default")
            and mutant.value in VALUES
            and re.fullmatch(r"[^\W\d][\w.-]*", mutant.value.strip()) is not None
        ),
    ),
    Disagreement(
        "So a default organization may have gone, too.",
        lxml=True,
        shown_by=lambda mutant, _: (
            (mutant.kind, mutant.element, mutant.document) == ("empty", IMSCP + "organizations", "sub-manifests.xml")
        ),
    ),
    Disagreement(
        "xmlschema takes nearly every text for an xs:anyURI.",
        lxml=False,
        shown_by=lambda mutant, _: (mutant.kind, mutant.attribute) == ("attribute value", "href") and mutant.value in NO_ADDRESSES,
    ),
    Disagreement(
        "libxml2 lets repeatable elements stand behind the extension elements that end the content, if nothing but repeats is concerned.",
        lxml=True,
        shown_by=lambda mutant, _: mutant.kind == "reorder" and (mutant.parent, mutant.element) in _BEHIND_AN_EXTENSION,
    ),
)
