"""
An author who edits a course in every way there is, and builds and publishes it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from copy import deepcopy
from typing import TypeVar

from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Severity
from clic_scorm.model import identity
from tests.property.course_objects import Asked, Choice, Named, Package, Unit, package_of, real_chapters, unit_text


CHAPTERS = real_chapters()
PLACES = ("", " only=region=ca", " not=region=ca")
REGIONS = ("global", "ca")
RAN: Counter[str] = Counter()
SEEN: Counter[str] = Counter()

T = TypeVar("T")


def chosen(things: list[T], pick: int) -> T:
    return things[pick % len(things)]


class Author:
    """
    Edit the course and build it; remember which id is whose, since that an id of one thing is given to another is never said.
    """

    def __init__(self) -> None:
        self.chapters = deepcopy(CHAPTERS)
        self.lock = ""
        self.version = 0
        self.fresh = 0
        self.owners: dict[tuple[Unit | None, str], Named] = {}
        self.freed: set[tuple[Unit | None, str]] = set()
        self.touched: set[tuple[Hashable, str]] = set()
        self.bin: list[Unit] = []
        for unit in self.units:
            self.owners[None, unit.id] = unit
            self.owners.update({(unit, question.id): question for question in unit.questions})

    @property
    def units(self) -> list[Unit]:
        return [unit for chapter in self.chapters for unit in chapter.units]

    @property
    def quizzes(self) -> list[Unit]:
        return [unit for unit in self.units if unit.quiz]

    @property
    def questions(self) -> list[tuple[Unit, Asked]]:
        return [(unit, question) for unit in self.quizzes for question in unit.questions]

    def word(self, kind: str) -> str:
        self.fresh += 1
        return f"{kind}-{self.fresh}"

    def touch(self, thing: Hashable, what: str) -> None:
        """
        Build first where *what* of this thing changed since the last build: two changes in one can't be told from a third.
        """
        if (thing, what) in self.touched:
            self.build()
        self.touched.add((thing, what))

    def may_take(self, home: Unit | None, identifier: str, thing: Named, siblings: list[Named]) -> bool:
        """
        Return whether *thing* can be renamed so: nothing has the id, and what had it and is gone was not once called as *thing* is now.

        What was never built has no former id to say. With the id of something that is gone it reads as if that came back. And it takes no id
        that another one gives up in the same build: with `was=` at the one and nothing at the other both claim the number, and CRS029 rightly
        says so, since a `was=` written by mistake reads the same.
        """
        owner = self.owners.get((home, identifier))
        if any(other.id == identifier for other in siblings):
            return False
        if not thing.known:
            return owner in (None, thing) or (owner in siblings and (owner, "id") not in self.touched)
        return owner is None or owner in siblings or thing.id not in owner.past

    def rename(self, home: Unit | None, thing: Named, identifier: str, full: str = "") -> None:
        self.freed.discard((home, identifier))
        if thing.known:
            thing.was = f"{full}{thing.id}"
            self.freed.add((home, thing.id))
        thing.past.add(thing.id)
        thing.id = identifier
        self.owners[home, identifier] = thing

    def free_ids(self, home: Unit | None) -> list[str]:
        """
        Return ids that something which is still there had before the last build, and nothing has now.
        """
        siblings: list[Named] = [*self.units] if home is None else [*home.questions]
        ids = sorted(identifier for where, identifier in self.freed if where is home)
        return [name for name in ids if self.owners[home, name] in siblings and not any(other.id == name for other in siblings)]

    def sources(self) -> Sources:
        modules = "".join(f"  - {chapter.id}\n" for chapter in self.chapters)
        settings_text = (
            f"clic: 1\nid: mcr-tot\ntitle: Making Cities Resilient\nversion: 1.{self.version}\nstatus: final\nsource: en\nlanguages: [en]\n"
            f"facets:\n  region: [global, ca, af]\nmodules:\n{modules}targets: [scorm12]\n"
        )
        files = {"course.yml": settings_text.encode()}
        for chapter in self.chapters:
            units = "\n".join(unit_text(unit) for unit in chapter.units)
            files[f"modules/{chapter.id}.md"] = f"---\nid: {chapter.id}\n---\n# {chapter.title}\n\n{units}".encode()
        if self.lock:
            files[identity.FILE] = self.lock.encode()
        return Sources("mcr-tot", files)

    def reading(self, region: str = "global") -> Reading:
        sources = self.sources()
        reading, findings = read(sources, {"region": region})
        assert reading is not None
        wrong = [f"{item.where} {item.code.id} {item.message}" for item in findings if item.severity is Severity.ERROR]
        assert not wrong, wrong
        return reading

    def build(self) -> None:
        """
        Build without publishing: course.lock is written with what is new in it, unfrozen.
        """
        SEEN["builds"] += 1
        self.lock = identity.write(self.reading().lock)
        self._built()
        assert not self.reading().lock_changed, "--locked would refuse what was built just now"

    def publish(self) -> dict[str, Package]:
        """
        Build a release: both regions from one course.lock, which is frozen then.
        """
        self.version += 1
        SEEN["releases"] += 1
        readings = {region: self.reading(region) for region in REGIONS}
        packages = {region: package_of(self.chapters, reading) for region, reading in readings.items()}
        self.lock = identity.write(identity.freeze(readings["global"].lock, f"1.{self.version}"))
        self._built()
        for thing in [*self.units, *(question for _, question in self.questions)]:
            thing.published = True
        return packages

    def _begin_anew(self, things: Sequence[Named]) -> None:
        """
        Let what was never published and comes back be new: course.lock forgot it, and what it was before is nobody's business.
        """
        for thing in things:
            if not thing.published:
                thing.was, thing.known = "", False

    def _built(self) -> None:
        self.touched.clear()
        for unit in [*self.units, *(question for _, question in self.questions)]:
            unit.known = True

    def build_without_release(self, _: int, __: int) -> None:
        RAN["build_without_release"] += 1
        self.build()

    # Edits: each is told by two numbers what to take and where to put it

    def insert_unit(self, where: int, what: int) -> None:
        RAN["insert_unit"] += 1
        free = [name for name in self.free_ids(None) if not any(aspect == "id" for _, aspect in self.touched)] if what & 1 else []
        SEEN["old ids for new pages"] += bool(free)
        identifier = chosen(free, where) if free else self.word("page")
        chapter = chosen(self.chapters, where)
        unit = Unit(identifier, self.word("Title"), place=chosen([*PLACES], what), quiz=bool(where & 64))
        if unit.quiz:
            unit.questions.append(self._question(unit))
        self.owners[None, identifier] = unit
        self.freed.discard((None, identifier))
        chapter.units.insert(where % (len(chapter.units) + 1), unit)

    def _question(self, unit: Unit, options: int = 3) -> Asked:
        question = Asked(self.word("question"), self.word("Question"))
        question.choices = [Choice(self.word("Option"), index == 0) for index in range(options)]
        self.owners[unit, question.id] = question
        return question

    def delete_unit(self, which: int, _: int) -> None:
        chapters = [chapter for chapter in self.chapters if len(chapter.units) > 1]
        unit = chosen([unit for chapter in chapters for unit in chapter.units], which)
        if unit.quiz and len(self.quizzes) == 1:
            return
        if len(self.units) < 5:
            return
        RAN["delete_unit"] += 1
        # That one goes and another gets its id is said in one build; that this one is renamed and goes is not.
        if (unit, "id") in self.touched:
            self.build()
        for chapter in chapters:
            chapter.units = [other for other in chapter.units if other is not unit]
        self.bin.append(unit)

    def restore_unit(self, which: int, _: int) -> None:
        found = [unit for unit in self.bin if self.owners[None, unit.id] is unit]
        if not found:
            return
        RAN["restore_unit"] += 1
        unit = chosen(found, which)
        self.bin.remove(unit)
        chosen(self.chapters, which).units.append(unit)
        self._begin_anew([unit, *unit.questions])

    def move_unit(self, which: int, where: int) -> None:
        chapters = [chapter for chapter in self.chapters if len(chapter.units) > 1]
        start = chosen(chapters, which)
        unit = chosen(start.units, which // 7)
        start.units.remove(unit)
        goal = chosen(self.chapters, where)
        goal.units.insert(where // 5 % (len(goal.units) + 1), unit)
        RAN["move_unit within" if start is goal else "move_unit across"] += 1

    def rename_unit(self, which: int, aim: int) -> None:
        RAN["rename_unit"] += 1
        unit = chosen(self.units, which)
        self.touch(unit, "id")
        names = sorted({name for home, name in self.owners if home is None})
        olds = [name for name in names if self.may_take(None, name, unit, [*self.units])]
        SEEN["old ids for renamed pages"] += bool(olds and aim & 1)
        self.rename(None, unit, chosen(olds, aim) if olds and aim & 1 else self.word("renamed"))

    def swap_ids(self, which: int, other: int) -> None:
        units = [unit for unit in self.units if unit.known]
        one, two = chosen(units, which), chosen(units, other)
        # Exchanged and exchanged back reads just like exchanged: the same two ids, each with the other's as its former one.
        if one is two or (one.id in two.past and two.id in one.past):
            return
        RAN["swap_ids"] += 1
        if {(one, "id"), (two, "id")} & self.touched:
            self.build()
        self.touched |= {(one, "id"), (two, "id")}
        first, second = one.id, two.id
        self.rename(None, one, second)
        self.rename(None, two, first)

    def reword_title(self, which: int, _: int) -> None:
        RAN["reword_title"] += 1
        things: list[Named] = [*self.units, *(question for _, question in self.questions)]
        chosen(things, which).title = self.word("Reworded")

    def switch_variant(self, which: int, what: int) -> None:
        RAN["switch_variant"] += 1
        chosen(self.units, which).place = chosen([*PLACES], what)

    def add_question(self, which: int, where: int) -> None:
        RAN["add_question"] += 1
        unit = chosen(self.quizzes, which)
        question = self._question(unit, 2 + where % 7)
        free = self.free_ids(unit)
        if free and where & 1 and not any(aspect == "id" for _, aspect in self.touched):
            SEEN["old ids for new questions"] += 1
            question.id = chosen(free, where)
            self.owners[unit, question.id] = question
            self.freed.discard((unit, question.id))
        unit.questions.insert(where % (len(unit.questions) + 1), question)

    def remove_question(self, which: int, _: int) -> None:
        found = [(unit, question) for unit, question in self.questions if len(unit.questions) > 1]
        if not found:
            return
        RAN["remove_question"] += 1
        unit, question = chosen(found, which)
        if (question, "id") in self.touched:
            self.build()
        unit.questions.remove(question)
        unit.bin.append(question)

    def restore_question(self, which: int, _: int) -> None:
        owners = self.owners
        found = [(unit, question) for unit in self.quizzes for question in unit.bin if owners[unit, question.id] is question]
        if not found:
            return
        RAN["restore_question"] += 1
        unit, question = chosen(found, which)
        unit.bin.remove(question)
        unit.questions.append(question)
        self._begin_anew([question])

    def rename_question(self, which: int, aim: int) -> None:
        RAN["rename_question"] += 1
        unit, question = chosen(self.questions, which)
        self.touch(question, "id")
        names = sorted({name for home, name in self.owners if home is unit})
        olds = [name for name in names if self.may_take(unit, name, question, [*unit.questions])]
        # Half of the authors write the whole former id, which holds only where the unit is not renamed in the same build.
        full = f"{unit.id}/" if aim & 2 and (unit, "id") not in self.touched else ""
        self.rename(unit, question, chosen(olds, aim) if olds and aim & 1 else self.word("renamed"), full)

    def _with_choices(self, which: int, least: int = 2) -> Asked | None:
        found = [question for _, question in self.questions if len(question.choices) >= least]
        return chosen(found, which) if found else None

    def reorder_options(self, which: int, seed: int) -> None:
        if question := self._with_choices(which):
            RAN["reorder_options"] += 1
            random.Random(seed).shuffle(question.choices)

    def reword_option(self, which: int, _: int) -> None:
        if question := self._with_choices(which):
            RAN["reword_option"] += 1
            self.touch(question, "options")
            chosen(question.choices, which // 11).text = self.word("Reworded")

    def add_option(self, which: int, what: int) -> None:
        # Every other time an author takes back what was taken away, where there is something.
        before = [one for _, one in self.questions if len(one.choices) >= 2 and one.bin] if what & 1 else []
        question = chosen(before, which) if before else self._with_choices(which)
        if question is None or len(question.choices) > 8:
            return
        RAN["add_option"] += 1
        self.touch(question, "options")
        SEEN["restored options"] += bool(before)
        choice = question.bin.pop() if before else Choice(self.word("Option"), bool(which & 8))
        question.choices.insert(which % (len(question.choices) + 1), choice)

    def remove_option(self, which: int, _: int) -> None:
        question = self._with_choices(which, 3)
        if question is None:
            return
        RAN["remove_option"] += 1
        self.touch(question, "options")
        choice = chosen(question.choices, which // 11)
        question.choices.remove(choice)
        question.bin.append(choice)
        if not any(one.right for one in question.choices):
            question.choices[0].right = True


EDITS: tuple[Callable[[Author, int, int], None], ...] = (
    Author.build_without_release, Author.insert_unit, Author.delete_unit, Author.restore_unit, Author.move_unit, Author.rename_unit, Author.swap_ids,
    Author.reword_title, Author.switch_variant, Author.add_question, Author.remove_question, Author.restore_question,
    Author.rename_question, Author.reorder_options, Author.reword_option, Author.add_option, Author.remove_option,
)  # fmt: skip
