"""
The Course and its parts: immutable values that know no file, no Markdown and no XML.
"""

from clic_scorm.model.course import Contributor, Course, Fraction, Module, Objective, Page, Quiz, Unit
from clic_scorm.model.prose import Asset, Html, Node
from clic_scorm.model.question import Feedback, MultipleResponse, Option, Question, SingleChoice, TrueFalse, right_letters
from clic_scorm.model.rule import Done, Every, Passed, Requirement, Some, Viewed


__all__ = [
    "Asset",
    "Contributor",
    "Course",
    "Done",
    "Every",
    "Feedback",
    "Fraction",
    "Html",
    "Module",
    "MultipleResponse",
    "Node",
    "Objective",
    "Option",
    "Page",
    "Passed",
    "Question",
    "Quiz",
    "Requirement",
    "SingleChoice",
    "Some",
    "TrueFalse",
    "Unit",
    "Viewed",
    "right_letters",
]
