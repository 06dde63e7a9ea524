"""
The letters of pairs, items and blanks: each side keeps its own, whatever an author does between two releases.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Severity
from clic_scorm.model import FIRST, SECOND, Blanks, ChoiceBlank, Matching, Ordering, TextBlank, identity
from clic_scorm.model import codes as lock_codes


COURSE = b"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nstatus: final\nmodules: [m01]\n"


def released(question: str, lock: str = "", *, codes: tuple[str, ...] = ()) -> tuple[Reading, str]:
    """
    Build *question* over *lock* and release it; return what was read, and course.lock after.
    """
    files = {"course.yml": COURSE, "modules/m01.md": f"# One\n## Check {{.quiz #c}}\n### Q {question}".encode()}
    files |= {"course.lock": lock.encode()} if lock else {}
    reading, findings = read(Sources("course", MappingProxyType(dict(sorted(files.items())))))
    assert reading is not None
    assert tuple(item.code.id for item in findings if item.severity is Severity.ERROR) == codes
    return reading, identity.write(identity.freeze(reading.lock, "1"))


def pairs(reading: Reading) -> tuple[dict[str, str], dict[str, str]]:
    question = reading.course.quizzes[0].questions[0]
    assert isinstance(question, Matching)
    return {pair.body.plain: pair.letter for pair in question.pairs}, {target.body.plain: target.letter for target in question.targets}


def test_each_side_has_letters_of_its_own() -> None:
    lefts, rights = pairs(released("{#q}\n- A :: B\n- B :: A\n- C :: A\n")[0])
    assert set(lefts.values()) <= set(FIRST)
    assert set(rights.values()) <= set(SECOND)


def test_pairs_that_move_keep_their_letters() -> None:
    before, lock = released("{#q}\n- A :: One\n- B :: Two\n- :: Three\n")
    after, _ = released("{#q}\n- :: One\n- B :: Three\n- A :: Two\n", lock)
    assert pairs(before) == pairs(after)


def test_one_left_side_and_one_right_side_can_be_reworded_at_once() -> None:
    before, lock = released("{#q}\n- A :: One\n- B :: Two\n")
    after, _ = released("{#q}\n- A :: One\n- Bee :: Second\n", lock)
    (lefts, rights), (later_lefts, later_rights) = pairs(before), pairs(after)
    assert later_lefts == {"A": lefts["A"], "Bee": lefts["B"]}
    assert later_rights == {"One": rights["One"], "Second": rights["Two"]}


def test_a_distractor_that_goes_leaves_nothing_to_a_pair_that_comes() -> None:
    before, lock = released("{#q}\n- A :: One\n- B :: Two\n- :: Three\n")
    after, _ = released("{#q}\n- A :: One\n- B :: Two\n- C :: Two\n", lock)
    (lefts, rights), (later_lefts, _) = pairs(before), pairs(after)
    assert later_lefts["C"] not in {*lefts.values(), *rights.values()}


def test_two_left_sides_reworded_after_a_release_are_an_error() -> None:
    _, lock = released("{#q}\n- A :: One\n- B :: Two\n")
    released("{#q}\n- Ay :: One\n- Bee :: Two\n", lock, codes=(lock_codes.AMBIGUOUS_OPTION.id,))


def test_another_right_order_changes_no_letter() -> None:
    orders = []
    lock = ""
    for text in ("1. A\n2. B\n3. C\n", "1. C\n2. B\n3. A\n", "1. B\n2. New\n3. C\n4. A\n"):
        reading, lock = released(f"{{#q type=order}}\n{text}", lock)
        question = reading.course.quizzes[0].questions[0]
        assert isinstance(question, Ordering)
        orders.append({item.body.plain: item.letter for item in question.items})
    assert orders[0] == orders[1]
    assert orders[2] == orders[0] | {"New": orders[2]["New"]}
    assert orders[2]["New"] not in orders[0].values()


@pytest.mark.parametrize("text", ["{#q type=order}\n1. A\n2. B\n3. C\n4. D\n", "{#q}\n- A :: W\n- B :: X\n- C :: Y\n- D :: Z\n"])
def test_first_letters_do_not_follow_the_right_order(text: str) -> None:
    question = released(text)[0].course.quizzes[0].questions[0]
    assert isinstance(question, (Ordering, Matching))
    letters = [item.letter for item in question.items] if isinstance(question, Ordering) else [pair.right for pair in question.pairs]
    assert letters != sorted(letters)


def test_blanks_and_the_words_to_choose_keep_their_letters() -> None:
    """
    Another accepted answer, another wrong word and another place change nothing; a blank that is new takes nobody's letter.
    """
    texts = ("A [[one]] and [[red ~ green]] and [[=3]].", "A [[=3]], [[red ~ green ~ blue]], [[new]] and [[one|1]].")
    found: list[tuple[dict[str, str], dict[str, str]]] = []
    lock = ""
    for text in texts:
        reading, lock = released(f"{{#q}}\n{text}\n", lock)
        question = reading.course.quizzes[0].questions[0]
        assert isinstance(question, Blanks)
        blanks = {blank.accepted[0] if isinstance(blank, TextBlank) else blank.kind: blank.letter for blank in question.blanks}
        words = {word: letter for blank in question.blanks if isinstance(blank, ChoiceBlank) for letter, word in blank.options}
        found.append((blanks, words))
    (before, words), (after, later) = found
    assert after == {**before, "new": after["new"]}
    assert after["new"] not in before.values()
    assert later == {**words, "blue": later["blue"]}
