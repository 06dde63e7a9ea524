"""
Name what a selector selects: by title where that is few, else by kind and number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clic_scorm.model import Course, Module, Page, Quiz, Unit
from clic_scorm.model.words import Words, marked
from clic_scorm.site import strings


_FEW = 3
_TAG = "tag "


@dataclass(frozen=True, slots=True)
class Kind:
    """
    Hold how all of many things are called, and so many of them. Each is a whole phrase: articles and genders differ.
    """

    all: str
    some: str


PAGES = Kind(marked("all {count} pages of the modules"), marked("at least {need} of the {count} pages of the modules"))
CASES = Kind(marked("all {count} case studies"), marked("at least {need} of the {count} case studies"))
CASE_PAGES = Kind(marked("all {count} pages of the case studies"), marked("at least {need} of the {count} pages of the case studies"))
CASE_QUIZZES = Kind(marked("all {count} quizzes of the case studies"), marked("at least {need} of the {count} quizzes of the case studies"))
REQUIRED_PAGES = Kind(marked("all {count} required pages"), marked("at least {need} of the {count} required pages"))
REQUIRED_QUIZZES = Kind(marked("all {count} required quizzes"), marked("at least {need} of the {count} required quizzes"))
REQUIRED_UNITS = Kind(
    marked("everything that is not optional ({count})"), marked("at least {need} of the {count} things that are not optional")
)
MODULE_QUIZZES = Kind(marked("all {count} module quizzes"), marked("at least {need} of the {count} module quizzes"))
PAGES_OF = Kind(marked("all {count} pages of “{title}”"), marked("at least {need} of the {count} pages of “{title}”"))
QUIZZES_OF = Kind(marked("all {count} quizzes of “{title}”"), marked("at least {need} of the {count} quizzes of “{title}”"))
TAGGED = Kind(marked("everything with the tag {tag} ({count})"), marked("at least {need} of the {count} things with the tag {tag}"))
TAGGED_PAGES = Kind(marked("all {count} pages with the tag {tag}"), marked("at least {need} of the {count} pages with the tag {tag}"))
TAGGED_QUIZZES = Kind(marked("all {count} quizzes with the tag {tag}"), marked("at least {need} of the {count} quizzes with the tag {tag}"))
MANY = Kind(marked("all {count} of these: {titles}"), marked("at least {need} of these {count}: {titles}"))

# By selector and what a condition takes of it.
_KINDS: Mapping[tuple[str, str], Kind] = {
    ("modules", "page"): PAGES,
    ("modules", ""): PAGES,
    ("cases", "page"): CASE_PAGES,
    ("cases", "quiz"): CASE_QUIZZES,
    ("cases", ""): CASES,
    ("required pages", "page"): REQUIRED_PAGES,
    ("required pages", ""): REQUIRED_PAGES,
    ("required quizzes", "quiz"): REQUIRED_QUIZZES,
    ("required quizzes", ""): REQUIRED_QUIZZES,
    ("required units", "page"): REQUIRED_PAGES,
    ("required units", "quiz"): REQUIRED_QUIZZES,
    ("required units", ""): REQUIRED_UNITS,
    ("module quizzes", "quiz"): MODULE_QUIZZES,
    ("module quizzes", ""): MODULE_QUIZZES,
}


class Namer:
    """
    Name units, modules and groups of them in the language of *course*.
    """

    def __init__(self, course: Course) -> None:
        self.say: Words = strings.words(course.language)
        self._language = course.language
        self._modules: Mapping[str, Module] = {module.id: module for module in course.modules}
        self._cases: Mapping[str, Module] = {unit.id: module for module in course.modules if module.kind == "case" for unit in module.units}

    def quoted(self, title: str) -> str:
        """
        Return *title* in the quotation marks of the language.
        """
        return self.say(marked("“{title}”")).format(title=title)

    def titles(self, units: Sequence[Unit | Module]) -> str:
        """
        Return the titles of *units*, as a list in a sentence.
        """
        return strings.listed(self._language, [self.quoted(unit.title) for unit in units])

    def listed(self, texts: Sequence[str]) -> str:
        """
        Return *texts* as a list in a sentence.
        """
        return strings.listed(self._language, texts)

    def things(self, units: Sequence[Unit]) -> list[Unit | Module]:
        """
        Return what counts one by one of *units*: a case study is one thing, whatever it consists of.
        """
        found: dict[str, Unit | Module] = {}
        for unit in units:
            thing = self._cases.get(unit.id, unit)
            found[f"{thing.kind} {thing.id}"] = thing
        return list(found.values())

    def name(self, selector: str, units: Sequence[Unit], taken: str = "", need: int | None = None) -> str:
        """
        Return what *selector* selects, which is *units*; of these a condition takes the pages, the quizzes or, without *taken*, all there is.

        *need* is how many of them are asked for; None for all.
        """
        things: Sequence[Unit | Module] = [unit for unit in units if taken in ("", unit.kind)] if taken else self.things(units)
        module = self._modules.get(selector)
        if module is not None and not taken and need is None:
            return self.quoted(module.title)
        if len(things) == 1:
            return self.titles(things)
        if len(things) <= _FEW and need is None:
            return self.titles(things)
        kind = _KINDS.get((selector, taken)) if len(things) > _FEW else None
        title = module.title if module is not None else ""
        tag = "".join(selector.removeprefix(_TAG).split()) if selector.startswith(_TAG) else ""
        if module is not None and things:
            kind = {"page": PAGES_OF, "quiz": QUIZZES_OF}.get(taken)
        elif tag:
            kind = {"page": TAGGED_PAGES, "quiz": TAGGED_QUIZZES}.get(taken, TAGGED)
        text = self.say((kind or MANY).some if need is not None else (kind or MANY).all)
        return text.format(count=len(things), need=need, title=title, titles=self.titles(things), tag=tag)


def pages(units: Sequence[Unit]) -> list[Unit]:
    """
    Return the pages of *units*: nothing else is seen.
    """
    return [unit for unit in units if isinstance(unit, Page)]


def quizzes(units: Sequence[Unit]) -> list[Quiz]:
    """
    Return the quizzes of *units*: nothing else is passed.
    """
    return [unit for unit in units if isinstance(unit, Quiz)]
