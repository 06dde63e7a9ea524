"""
A rule in words: sentences, and sentences below them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clic_scorm.diagnostics import Span
from clic_scorm.model import Confirmation
from clic_scorm.model.words import Words, marked
from clic_scorm.site import strings


Basis = Literal["measured", "declared", "confirmed"]
# In this order they are told.
BASES: tuple[Basis, ...] = ("measured", "declared", "confirmed")


@dataclass(frozen=True, slots=True)
class Clause:
    """
    Hold one sentence of a rule, what stands below it, and how what it asks for is known; *who* confirms it, in words. Of the parts *least* are asked
    for, or all of them.
    """

    text: str
    span: Span
    bases: tuple[Basis, ...] = ()
    who: str = ""
    parts: tuple[Clause, ...] = ()
    least: int | None = None

    @property
    def all(self) -> bool:
        """
        Return whether all parts are asked for.
        """
        return self.least is None

    def leaves(self) -> Iterator[Clause]:
        """
        Yield the conditions, in order.
        """
        if self.bases:
            yield self
        for part in self.parts:
            yield from part.leaves()


def known(basis: Basis, say: Words) -> str:
    """
    Return how something is known, in words; whoever confirms it fills {name}.
    """
    texts: dict[Basis, str] = {
        "measured": say(marked("recorded by the course")),
        "declared": say(marked("stated by the participant")),
        "confirmed": say(marked("confirmed by {name}")),
    }
    return texts[basis]


def known_of(clause: Clause, language: str) -> str:
    """
    Return how all that *clause* asks for is known, in words of *language*.
    """
    say = strings.words(language)
    return strings.listed(language, [known(basis, say).format(name=clause.who) for basis in BASES if basis in clause.bases])


def demanded(confirmation: Confirmation, say: Words) -> str:
    """
    Return what *confirmation* asks for, with its numbers.
    """
    if not confirmation.of:
        return confirmation.text
    most = f"{confirmation.of} {confirmation.unit}".strip()
    return say(marked("{text}: at least {least} of {most}")).format(text=confirmation.text, least=confirmation.least, most=most)
