"""
Right answers to the questions of the folder kinds, and how they are given: through whatever controls a question has.
"""

from __future__ import annotations

import re

from playwright.sync_api import Locator


Words = tuple[str, ...]
# By title. A word for each field, list and choice that is used, a number where the words are those of the interface; of an order, all of it.
RIGHT: dict[str, Words] = {
    "Where does a river end?": ("In the sea",),
    "What slows a flood?": ("Fields", "Woods"),
    "A dam never breaks.": ("2",),
    "Is a river a hazard?": ("2",),
    "What do we count to see whether a plan works?": ("indicator",),
    "How many phases has the cycle?": ("7",),
    "How wide is the drain?": ("1.52 m",),
    "Fill in what is missing": ("7", "Sendai", "2030"),
    "Put the phases in order": ("Organise", "Diagnose", "Plan"),
    "Word and meaning": ("A river in flood", "Houses on its bank"),
    "Which kind is it?": ("Natural", "Natural", "Technological"),
    "My city is ready": ("A little",),
    "What would you do first?": ("Call the duty officer.",),
    "Where is the ward that floods?": ("The northern ward",),
    "Which places are dry?": ("The eastern hill", "The western hill"),
}


def title_of(group: Locator) -> str:
    """Return the title of a question without its number."""
    return re.sub(r"^\d+\. ", "", group.locator("legend").inner_text())


def answer_rightly(group: Locator) -> None:
    """Answer the question in *group*."""
    words = RIGHT[title_of(group)]
    if group.get_by_role("listitem").count():
        put_in_order(group, words)
        return
    fields = group.locator("input[type=text], textarea, select").all()
    if fields:
        for field, word in zip(fields, words, strict=True):
            if field.evaluate("(one) => one.tagName") == "SELECT":
                field.select_option(label=word)
            else:
                field.fill(word)
        return
    for box in group.get_by_role("checkbox").all():
        box.uncheck()
    options = group.get_by_role("radio").or_(group.get_by_role("checkbox"))
    for word in words:
        # The words of true and false are those of the interface: there the place is meant.
        (options.nth(int(word) - 1) if word.isdigit() else options.and_(group.get_by_label(word))).check()


def put_in_order(group: Locator, words: Words) -> None:
    """Move each item up until it stands where it belongs; no question begins in its right order."""
    items = group.get_by_role("listitem")
    for place, word in enumerate(words):
        item = items.filter(has_text=word)
        while word not in items.nth(place).inner_text():
            item.get_by_role("button").first.click()
