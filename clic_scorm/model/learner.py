"""
What a rule needs to know of a person.
"""

from __future__ import annotations

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.prose import Node


class LearnerAttribute(Node):
    """
    Be something about a learner that no LMS tells: asked once by the question *ask*, with the values *of*; *labels* are what is shown for them, in the
    same order.

    *fixed* is the value that the course's variant has for everybody: then nobody is asked.
    """

    id: str
    ask: str
    of: tuple[str, ...] = Field(min_length=1)
    labels: tuple[str, ...] = ()
    fixed: str | None = None
    span: Span
