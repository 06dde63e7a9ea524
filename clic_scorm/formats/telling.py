"""
What an LMS hears of a course's rules, in the words of each format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clic_scorm.formats.base import Format, Tells
from clic_scorm.model import Course
from clic_scorm.model.words import Words, marked
from clic_scorm.rules import percent
from clic_scorm.rules.lower import atoms
from clic_scorm.rules.papers import pass_mark, pure_score
from clic_scorm.rules.rule import All, Passed, Rule, own_part
from clic_scorm.site import strings


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    Hold what decides what an LMS hears: the course's rule, and of the certificate that “passed” means what it asks for.
    *graded* are the quizzes that have a pass mark, *score* tells what the number is made of; *reachable* whether a package can ever earn the certificate.
    """

    course: Course
    completion: Rule
    driving: Rule | None = None
    graded: frozenset[int] = frozenset()
    score: str = ""
    reachable: bool = True

    @property
    def marked(self) -> bool:
        """
        Return whether quizzes have to be passed at a mark to complete the course.
        """
        return any(isinstance(atom, Passed) and atom.quiz in self.graded for atom in atoms(self.completion))

    @property
    def waits(self) -> bool:
        """
        Return whether a person has a say in the certificate, whatever is done in the course itself.
        """
        own = own_part(self.driving) if self.driving is not None else None
        return isinstance(own, All) and own.waits


def heard(ruling: Ruling, target: Format) -> tuple[tuple[str, str], ...]:
    """
    Return what an LMS hears through *target*: labels and sentences in the course's language; nothing where it hears nothing.
    """
    tells = target.EXPRESSES.tells
    return tuple(_rows(ruling, tells)) if tells != Tells() else ()


def _rows(ruling: Ruling, tells: Tells) -> Iterator[tuple[str, str]]:
    course = ruling.course
    say = strings.words(course.language)
    certificate, telling = course.driving, course.telling
    title = certificate.title if certificate else ""
    untold = say(marked("not told"))

    def told(word: str, when: str) -> str:
        return f"{word} – {say(when).format(title=title)}" if word else untold

    yield say(marked("Layout")), told(tells.layout, marked("the whole course"))
    yield say(marked("Completed")), told(tells.completed, _completed(ruling))
    yield say(marked("Progress made")), told(tells.progress, marked("the share of the required pages and quizzes that is done"))
    if certificate is None:
        when = marked("once the course is completed, as quizzes are to be passed for that") if ruling.marked else ""
        yield say(marked("Passed")), told(tells.certified, when) if when else untold
    elif not ruling.waits and ruling.reachable:
        yield say(marked("Passed")), told(tells.certified, marked("once “{title}” is earned"))
    elif ruling.waits and telling is not None and telling.while_waiting == "passed":
        yield (
            say(marked("Passed")),
            told(tells.certified, marked("once the online part of “{title}” is met, before people confirm the rest")),
        )
    else:
        yield say(marked("Passed")), told(untold, marked("people have still to confirm what “{title}” takes"))
    failed = told(tells.failed, marked("once no attempt is left"))
    yield say(marked("Before that")), f"{tells.still_open}; {failed}" if tells.still_open else failed
    counts = bool(ruling.graded) if not course.score else True
    yield say(marked("Score")), f"{tells.score} – {ruling.score}" if tells.score and counts else untold
    yield say(marked("Pass mark")), _mark(ruling, tells, say).format(title=title) if tells.mark else untold


def _mark(ruling: Ruling, tells: Tells, say: Words) -> str:
    """
    Return the mark that the manifest names for an LMS to compare the score with, or why it names none.
    """
    if ruling.driving is None:
        return say(marked("none is written – no certificate decides what “passed” means"))
    mark = pass_mark(ruling.driving)
    if mark is not None:
        number = say(marked("{number} %")).format(number=percent((mark.numerator, mark.denominator)))
        return say(marked("{mark} – {number}; the score is told once it is reached, or no attempt is left")).format(
            mark=tells.mark, number=number
        )
    if pure_score(ruling.driving) is not None:
        return say(marked("none is written – the mark of “{title}” has more than two decimals"))
    return say(marked("none is written – “{title}” does not take a score and nothing else"))


def _completed(ruling: Ruling) -> str:
    """
    Return when an LMS hears “completed”: as `rules/standing.py` has it, not while the certificate can still be earned, unless the author wants it early.
    """
    telling = ruling.course.telling
    early = telling is not None and telling.early
    if ruling.waits:
        if early:
            return marked("once the course is completed, or the online part of “{title}” is met")
        return marked("once the online part of “{title}” is met, or the course is completed and “{title}” is out of reach")
    if early or ruling.driving is None or not ruling.reachable:
        return marked("once the course is completed")
    return marked("once the course is completed, and “{title}” is earned or out of reach")
