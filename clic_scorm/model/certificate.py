"""
What a course certifies, and what stands on the paper.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.prose import Asset, Node
from clic_scorm.model.rule import Attested, Requirement, confirmations


class Signatory(Node):
    """
    Name who signs a certificate and in which role; *picture* is in no package.
    """

    name: str
    role: str = ""
    picture: Asset | None = None


class Certificate(Node):
    """
    Be a certificate: its title, for how many *months* it is valid (None without limit), and what it takes.

    *requires* is what a package can know, *confirmed* is what people have to confirm besides; all of it is asked for. *text* stands in
    place of the usual sentence, *hours* is written as the author did. One of which *issue* says so is printed by the package itself, where no person has a
    say.
    """

    id: str
    title: str
    span: Span
    months: int | None = Field(default=None, ge=1)
    requires: Requirement | None = None
    confirmed: tuple[Attested, ...] = ()
    text: str = ""
    hours: str = ""
    signatories: tuple[Signatory, ...] = ()
    issue: Literal["organisers", "in-package"] = "organisers"

    @property
    def attested(self) -> tuple[Attested, ...]:
        """
        Return all that people have a say in, whether it is asked for or one of several ways: each confirmation once, at its first place.
        """
        first: dict[str, Attested] = {}
        for one in (*confirmations(self.requires), *self.confirmed):
            first.setdefault(one.confirmation, one)
        return tuple(first.values())


class Telling(Node):
    """
    Say what an LMS is told: which certificate *passed* means, and whether the author *stated* it; what is told *while_waiting* for a person's word once
    a package's own part is met; whether completed is told *early*, though that certificate can still be earned.
    """

    passed: str
    while_waiting: Literal["completed", "passed"] = "completed"
    early: bool = False
    stated: bool = False
    span: Span
    waiting_span: Span | None = None
