"""
The Course: what every reader fills in and every writer takes.

Frozen, closed, and free of files, Markdown and XML.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.prose import Html, Node
from clic_scorm.model.question import Question
from clic_scorm.model.rule import Requirement


class Fraction(Node):
    """
    Be an exact share, numerator over denominator: a pass mark is never a floating-point number.
    """

    numerator: int = Field(ge=0)
    denominator: int = Field(gt=0)


class Page(Node):
    """
    Be something to read. *minutes* is what the author thinks it takes.
    """

    kind: Literal["page"] = "page"
    id: str
    title: str
    span: Span
    body: Html = Html()
    minutes: int | None = None
    optional: bool = False


class Quiz(Node):
    """
    Be questions that are submitted together.

    *pass_mark* is a share of the points, or None where nothing is to be passed; *attempts* is None for no limit.
    """

    kind: Literal["quiz"] = "quiz"
    id: str
    title: str
    span: Span
    body: Html = Html()
    questions: tuple[Question, ...] = ()
    pass_mark: Fraction | None = None
    attempts: int | None = Field(default=None, ge=1)
    minutes: int | None = None
    optional: bool = False

    @property
    def points(self) -> int:
        """
        Return the most points that an attempt can earn.
        """
        return sum(question.points for question in self.questions)


Unit: TypeAlias = Annotated[Page | Quiz, Field(discriminator="kind")]


class Objective(Node):
    """
    State what a participant can do afterwards; *verb_class* is the author's word in square brackets, such as “apply”.
    """

    id: str
    text: str
    verb_class: str = ""
    span: Span


class Module(Node):
    """
    Gather units under one title and one set of objectives.
    """

    id: str
    title: str
    span: Span
    objectives: tuple[Objective, ...] = ()
    units: tuple[Unit, ...] = ()


class Contributor(Node):
    """
    Name somebody who had a part in the course, and which (LOM 2.3.1 calls the roles author, publisher, …).
    """

    name: str
    role: str = "author"


class Course(Node):
    """
    Be a whole course in one language and one variant.

    *completion* is None where the author states no rule: then every required unit is to be done. *version* is as the author wrote it. *language* is the BCP 47 tag of the text. *facets* are the variant's values that are not the
    defaults. *learning_minutes* is stated by the author, else the sum over the units.
    """

    id: str
    title: str
    version: str
    span: Span
    status: Literal["draft", "pilot", "final"] = "draft"
    language: str = "en"
    facets: tuple[tuple[str, str], ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    rights: str = ""
    contact: str = ""
    learning_minutes: int | None = None
    modules: tuple[Module, ...] = ()
    completion: Requirement | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """
        Return the units of all modules, in order.
        """
        return tuple(unit for module in self.modules for unit in module.units)

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        """
        Return the quizzes of all modules, in order.
        """
        return tuple(unit for unit in self.units if isinstance(unit, Quiz))
