"""
Where our SCORM 2004 schemas judge otherwise than the official ones, on purpose; and where the two engines judge ours differently.
"""

from __future__ import annotations

import re

from tests.schemas.families import Vocabulary
from tests.schemas.mutants import NO_ADDRESSES, VALUES, Mutant, namespace
from tests.schemas.scorm2004_schemas import ADLCP, ADLNAV, ADLSEQ, IMSCP, IMSSS, XML
from tests.schemas.trial import Difference, Disagreement


_BEHIND_SEQUENCING = (ADLSEQ, ADLNAV, ADLCP)


def _renamed_extension(mutant: Mutant, _: Vocabulary) -> bool:
    return (
        mutant.kind in {"rename", "rename to upper case"}
        and mutant.parent == IMSSS + "sequencing"
        and namespace(mutant.element) in _BEHIND_SEQUENCING
    )


LANGUAGE_WITHDRAWN = Difference(
    'XML 1.0 lets xml:lang="" withdraw a language.',
    ours=True,
    shown_by=lambda mutant, words: (
        (mutant.kind, mutant.attribute, mutant.value) == ("attribute value", XML + "lang", "") and mutant.element in words.open_attributes
    ),
)
DIFFERENCES = (
    Difference(
        "An element of a namespace without a schema may stand at the end of sequencing: makers of packages bring their own. The checker "
        "warns of it; a package is not broken by it.",
        ours=True,
        shown_by=lambda mutant, _: (mutant.kind, mutant.element) == ("unknown foreign child", IMSSS + "sequencing"),
    ),
    Difference(
        "XSD 1.0 cannot let unknown namespaces through there and yet refuse an unknown name in a known one: a misspelt extension element "
        "is for the checker to find.",
        ours=True,
        shown_by=_renamed_extension,
    ),
    Difference(
        "The same for attributes of a dependency, as for those of every other element.",
        ours=True,
        shown_by=lambda mutant, _: (mutant.kind, mutant.element) == ("unknown foreign attribute", IMSCP + "dependency"),
    ),
    Difference(
        "And so a misspelt attribute of a known namespace is for the checker to find there, too.",
        ours=True,
        shown_by=lambda mutant, _: (
            mutant.kind in {"rename attribute", "rename attribute to upper case"}
            and mutant.element == IMSCP + "dependency"
            and namespace(mutant.attribute) in {XML, ADLCP, ADLSEQ}
        ),
    ),
    LANGUAGE_WITHDRAWN,
)

_ADDRESSES = {"href", "targetID", "objectiveID", "targetObjectiveID", "referencedObjective", "auxiliaryResourceID", XML + "base"}

_BEHIND_AN_EXTENSION = {
    (IMSCP + "organizations", IMSCP + "organization"),
    (IMSCP + "organizations", ADLCP + "location"),
    (IMSCP + "resources", IMSCP + "resource"),
    (IMSCP + "resources", ADLCP + "location"),
    (IMSCP + "manifest", IMSSS + "sequencingCollection"),
}

DISAGREEMENTS = (
    Disagreement(
        "libxml2 does not look up what an xs:IDREF refers to.",
        lxml=True,
        shown_by=lambda mutant, _: (
            mutant.kind == "attribute value"
            and (mutant.element, mutant.attribute) in {(IMSCP + "organizations", "default"), (IMSSS + "sequencing", "IDRef")}
            and mutant.value in VALUES
            and re.fullmatch(r"[^\W\d][\w.-]*", mutant.value.strip()) is not None
        ),
    ),
    Disagreement(
        "xmlschema takes nearly every text for an xs:anyURI.",
        lxml=False,
        shown_by=lambda mutant, _: (
            mutant.value in NO_ADDRESSES
            and (
                (mutant.kind == "attribute value" and mutant.attribute in _ADDRESSES)
                or (mutant.kind, mutant.element) == ("value", ADLCP + "location")
            )
        ),
    ),
    Disagreement(
        "libxml2 lets repeatable elements stand behind the extension elements that end the content, if nothing but repeats is concerned.",
        lxml=True,
        shown_by=lambda mutant, _: mutant.kind == "reorder" and (mutant.parent, mutant.element) in _BEHIND_AN_EXTENSION,
    ),
)
