"""
What is said of a rule before anybody takes the course is exact: on the emptiest record, and on the fullest that there can be.
"""

from __future__ import annotations

from clic_scorm.rules import Record, Truth, evaluate
from clic_scorm.rules.decide import Decided
from clic_scorm.rules.rule import All, AtLeast, ByAttribute, Confirmed, Passed, Rule, Score, Viewed
from clic_scorm.rules.terms import fullest, learners, terms_of_all
from tests.rules.journeys import journey, records


YES = {"plan": True}


def test_a_rule_that_no_finding_refuses_can_be_met_and_is_not_met_from_the_start() -> None:
    for seed in range(300):
        one = journey(seed)
        decided = Decided(one.course, one.numbers)
        assert not decided.always(one.rule), seed
        assert not decided.never(one.rule, YES), seed


def test_nobody_knows_more_than_the_fullest_record() -> None:
    # What is never met is met at no step of any journey.
    for seed in range(300):
        one = journey(seed)
        decided, terms = Decided(one.course, one.numbers), terms_of_all(one.course, one.numbers)
        far = AtLeast(2, (one.rule, Confirmed("plan")))
        assert decided.never(far), seed
        assert all(evaluate(far, terms, record).met is not Truth.MET for record in records(one)), seed


def test_what_a_learner_says_of_themselves_is_tried_every_way() -> None:
    one = next(found for found in map(journey, range(50)) if found.course.learner[0].fixed is None)
    decided = Decided(one.course, one.numbers)
    nothing: Rule = AtLeast(1, ())
    assert decided.never(nothing)
    assert not decided.never(All(()))
    assert not decided.never(ByAttribute("region", (("ca", nothing), ("af", nothing), ("other", All(())))))
    assert decided.never(ByAttribute("region", (("ca", nothing), ("af", nothing))))
    # Two answers at once are nobody's.
    both = All(tuple(ByAttribute("region", ((value, All(())),)) for value in ("ca", "af")))
    assert decided.never(both)


def test_the_fullest_record_has_every_point_at_the_first_attempt() -> None:
    one = journey(1)
    terms = terms_of_all(one.course, one.numbers)
    (record, *_) = (fullest(one.course, one.numbers, learner) for learner in learners(one.course, ("region",)))
    everything = tuple(one.numbers.units.values())
    weights = tuple((each.points, (number,)) for number, each in terms.items())
    rule = All((Viewed(everything), Score((1, 1), weights), *(Passed(number, 1) for number in terms)))
    assert evaluate(rule, terms, record).met is Truth.MET
    assert evaluate(rule, terms, Record()).met is Truth.UNMET
