"""
The Course: what every reader fills in and every writer takes.

Frozen, closed, and free of files, Markdown and XML.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.activity import Activity, Confirmation, Handout, Instrument, Session, Survey
from clic_scorm.model.certificate import Certificate, Telling
from clic_scorm.model.framework import Framework
from clic_scorm.model.learner import LearnerAttribute
from clic_scorm.model.prose import Html, Node
from clic_scorm.model.question import Question
from clic_scorm.model.rule import Requirement, Weighing
from clic_scorm.model.tag import Tags
from clic_scorm.model.theme import Partner, Theme


class Fraction(Node):
    """
    Be an exact share, numerator over denominator: a pass mark is never a floating-point number.
    """

    numerator: int = Field(ge=0)
    denominator: int = Field(gt=0)


class Fact(Node):
    """
    State one thing that a case rests on: value and unit as written, the key of its source and where in it, and how sure it is.
    """

    text: str
    value: str
    unit: str = ""
    date: str = ""
    source: str = ""
    place: str = ""
    confidence: Literal["", "high", "medium", "low"] = ""
    span: Span


class Page(Node):
    """
    Be something to read. *minutes* is what the author thinks it takes; *checks* are questions in the text, which count for nothing;
    *facts* are the rows of its table of facts.

    The body has a heading for each of *checks*, with the question's id, and nothing else of it.
    """

    kind: Literal["page"] = "page"
    id: str
    title: str
    span: Span
    body: Html = Html()
    minutes: int | None = None
    optional: bool = False
    checks: tuple[Question, ...] = ()
    facts: tuple[Fact, ...] = ()
    tags: Tags = ()


class Draw(Node):
    """
    Say that an attempt asks *pick* of the questions that *refs* name.
    """

    pick: int = Field(ge=1)
    refs: tuple[str, ...]


class Quiz(Node):
    """
    Be questions that are submitted together.

    *pass_mark* is a share of the points, or None where nothing is to be passed; *attempts* is None for no limit. *draws* name each of the
    questions at most once; without any, every question is asked. Once the attempts are used up the quiz is *locked*, or is only for
    *practice*, or as many are there again *wait* hours *after* the last. *time* is in minutes; one that is *essential* can't be extended.
    *take* tells which result a learner is shown: the best counts in any case. An *assessment* stands outside of the modules.
    """

    kind: Literal["quiz"] = "quiz"
    id: str
    title: str
    span: Span
    body: Html = Html()
    questions: tuple[Question, ...] = ()
    draws: tuple[Draw, ...] = ()
    pass_mark: Fraction | None = None
    ungraded: bool = False
    attempts: int | None = Field(default=None, ge=1)
    when_used_up: Literal["locked", "practice", "after"] = "locked"
    wait: int | None = Field(default=None, ge=1)
    minutes: int | None = None
    time: int | None = Field(default=None, ge=1)
    essential: bool = False
    shuffle: Literal["none", "questions", "options", "both"] = "none"
    feedback: Literal["end", "each", "never"] = "end"
    take: Literal["best", "last"] = "best"
    optional: bool = False
    assessment: bool = False
    tags: Tags = ()

    @property
    def points(self) -> int:
        """
        Return the most points that an attempt can earn; of a draw with different points, those of the dearest questions.
        """
        if not self.draws:
            return sum(question.points for question in self.questions)
        points = {self.ref(question): question.points for question in self.questions}
        return sum(sum(sorted((points[ref] for ref in draw.refs), reverse=True)[: draw.pick]) for draw in self.draws)

    @property
    def asked(self) -> int:
        """
        Return how many questions an attempt asks.
        """
        return sum(min(draw.pick, len(draw.refs)) for draw in self.draws) if self.draws else len(self.questions)

    def ref(self, question: Question) -> str:
        """
        Return what course.lock calls *question*: its home, which is its bank or else this quiz, and its id.
        """
        return f"{question.bank or self.id}/{question.id}"


Unit: TypeAlias = Annotated[Page | Quiz | Activity | Session, Field(discriminator="kind")]


def as_quiz(survey: Survey | Instrument) -> Quiz:
    """
    Return what *survey* is to whoever keeps answers: a quiz in which nothing counts.
    """
    return Quiz(
        id=survey.id,
        title=survey.title,
        span=survey.span,
        questions=tuple(question.model_copy(update={"points": 0}) for question in survey.questions),
        ungraded=True,
        optional=survey.optional,
    )


class Objective(Node):
    """
    State what a participant can do afterwards; *verb_class* is the author's word in square brackets, such as “apply”.
    """

    id: str
    text: str
    verb_class: str = ""
    span: Span
    tags: Tags = ()


class Module(Node):
    """
    Gather units under one title and one set of objectives.

    A case study is one too: pages, a quiz and a journal, of which those that *done_when* names are asked for. *handouts* are printed, and in no
    package.
    """

    kind: Literal["module", "case"] = "module"

    id: str
    title: str
    span: Span
    objectives: tuple[Objective, ...] = ()
    units: tuple[Unit, ...] = ()
    handouts: tuple[Handout, ...] = ()
    optional: bool = False
    done_when: tuple[Literal["pages", "questions", "words"], ...] = ("pages", "questions", "words")
    tags: Tags = ()


class Contributor(Node):
    """
    Name somebody who had a part in the course, and which (LOM 2.3.1 calls the roles author, publisher, …).
    """

    name: str
    role: str = "author"


class Course(Node):
    """
    Be a whole course in one language and one variant.

    *completion* is None where the author states no rule: then every required unit is to be done. *telling* is None where nothing is certified. *score* is what the number that an LMS is told is
    made of, in the order of the file; nothing: the points of all that is required and has a pass mark. *version* is as the author wrote it. *language* is the BCP 47 tag of the text. *facets* are the variant's values that are not the
    defaults. *learning_minutes* is stated by the author, else the sum over the units.
    *frameworks* are those that tags mean something in, the shown ones first.
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
    confirmed: tuple[Confirmation, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    learner: tuple[LearnerAttribute, ...] = ()
    telling: Telling | None = None
    score: tuple[Weighing, ...] = ()
    theme: Theme = Theme()
    partners: tuple[Partner, ...] = ()
    frameworks: tuple[Framework, ...] = ()

    @property
    def credited(self) -> tuple[Contributor, ...]:
        """
        Return all who had a part, people first, as metadata names them.
        """
        return (*self.contributors, *(Contributor(name=partner.name, role=partner.role or "unknown") for partner in self.partners))

    @property
    def driving(self) -> Certificate | None:
        """
        Return the certificate that “passed” means, or None where the course certifies nothing.
        """
        named = self.telling.passed if self.telling else ""
        return next((certificate for certificate in self.certificates if certificate.id == named), None)

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

    @property
    def answered(self) -> tuple[Quiz, ...]:
        """
        Return what is answered, in order: quizzes, and surveys and instruments as the quizzes without points that they are to a record.
        """
        answered = (unit for unit in self.units if isinstance(unit, (Quiz, Survey, Instrument)))
        return tuple(unit if isinstance(unit, Quiz) else as_quiz(unit) for unit in answered)

    @property
    def submitted(self) -> tuple[Quiz, ...]:
        """
        Return those of what is answered that are submitted, in order: the scores of an instrument count one by one as they are given.
        """
        scored = {unit.id for unit in self.units if isinstance(unit, Instrument)}
        return tuple(quiz for quiz in self.answered if quiz.id not in scored)

    @property
    def required(self) -> tuple[Unit, ...]:
        """
        Return the units that are not optional, and not of a case study that is, in order.
        """
        return tuple(unit for module in self.modules if not module.optional for unit in module.units if not unit.optional)
