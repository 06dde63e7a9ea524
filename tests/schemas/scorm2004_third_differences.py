"""
Where our SCORM 2004 schemas, which serve both editions, judge otherwise than the official ones of the 3rd Edition, on purpose.
"""

from __future__ import annotations

from clic_scorm.formats.scorm2004.check_extensions import share
from tests.schemas.families import Vocabulary
from tests.schemas.mutants import Mutant, namespace
from tests.schemas.scorm2004_differences import LANGUAGE_WITHDRAWN
from tests.schemas.scorm2004_schemas import ADLCP, IMSCP, IMSSS, XML
from tests.schemas.trial import Difference


_RENAMED = {"rename", "rename to upper case"}
_THRESHOLD = ADLCP + "completionThreshold"
_SEQUENCING = IMSSS + "sequencing"


def _threshold(mutant: Mutant, _: Vocabulary) -> bool:
    if (mutant.kind, mutant.element) == ("rename to a sibling's name", ADLCP + "timeLimitAction"):
        return True
    return mutant.kind in {"value", "empty"} and mutant.element == _THRESHOLD and share(mutant.value) is None


def _empty_organization(mutant: Mutant, _: Vocabulary) -> bool:
    organization = IMSCP + "organization"
    return (mutant.kind, mutant.element) == ("empty", organization) or (
        (mutant.kind, mutant.element, mutant.parent) == ("remove", IMSCP + "item", organization)
    )


def _renamed_extension(mutant: Mutant, words: Vocabulary) -> bool:
    # What is of the holder's own namespace is no extension; sequencing is one in every other holder.
    if namespace(mutant.element) in (IMSCP, namespace(mutant.parent)) or mutant.parent not in {*words.open_content, _SEQUENCING}:
        return False
    return mutant.kind in _RENAMED or (mutant.kind, mutant.element) == ("rename to a sibling's name", IMSSS + "sequencingCollection")


def _foreign_attribute(mutant: Mutant, words: Vocabulary) -> bool:
    return mutant.kind == "unknown foreign attribute" and (mutant.element in words.open_attributes or mutant.element in _CLOSED)


# What lets no attribute of another namespace in, officially; in the 4th Edition it is open as everything else.
_CLOSED = {IMSCP + "metadata"}


DIFFERENCES = (
    Difference(
        "The 3rd Edition asks for a schema of everything that stands where extensions may stand; the 4th Edition, and ours for both, lets "
        "elements of unknown namespaces through. The checker warns of them (S24022).",
        ours=True,
        shown_by=lambda mutant, words: (
            mutant.kind == "unknown foreign child" and (mutant.element in words.open_content or mutant.element == _SEQUENCING)
        ),
    ),
    Difference("And so a misspelt extension element is for the checker to find (S24096).", ours=True, shown_by=_renamed_extension),
    Difference("The same for attributes of unknown namespaces.", ours=True, shown_by=_foreign_attribute),
    Difference(
        "And so a misspelt attribute of a known namespace is for the checker to find.",
        ours=True,
        shown_by=lambda mutant, _: (
            mutant.kind in {"rename attribute", "rename attribute to upper case"} and namespace(mutant.attribute) != ""
        ),
    ),
    Difference(
        "The 3rd Edition lets no attribute stand on metadata; the 4th does, and one set serves both.",
        ours=True,
        shown_by=lambda mutant, _: (
            mutant.kind == "misplace attribute" and mutant.element == IMSCP + "manifest" and namespace(mutant.attribute) == XML
        ),
    ),
    Difference(
        "The 4th Edition writes the threshold of completion in attributes and leaves its text open; what the 3rd wants there is judged by "
        "meaning (S24101).",
        ours=True,
        shown_by=_threshold,
    ),
    Difference(
        "The 3rd Edition takes an organization without items; the 4th does not, and there is nothing to open (S24036).",
        ours=False,
        shown_by=_empty_organization,
    ),
    LANGUAGE_WITHDRAWN,
)
