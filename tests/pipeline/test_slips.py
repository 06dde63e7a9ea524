"""
Text that was meant for facilitators, with a slip in how that was said: it is refused, or left out, and never shipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.pipeline import Wish, build
from tests.pipeline.test_build import LEAK, MODULE, everything, make


SLIPS = {
    "only= twice": "## S {{#s only=audience=facilitator only=region=global}}\n\n{leak}\n",
    "not= twice": "## S {{#s not=audience=participant not=region=ca}}\n\n{leak}\n",
    "only= twice inside": "### S {{only=audience=facilitator only=region=global}}\n\n{leak}\n",
    "heading in a quote": "> ### x {{only=audience=facilitator}}\n>\n> {leak}\n",
    "heading in a list": "- ### x {{only=audience=facilitator}}\n\n  {leak}\n",
    "marker alone, text in a second quote": "> [!FACILITATOR]\n\n> {leak}\n",
    "marker alone, text as a paragraph": "> [!FACILITATOR]\n\n{leak}\n",
    "colon, then a quote": "> [!FACILITATOR]\n> Say:\n\n> {leak}\n",
    "colon, then code": "> [!FACILITATOR]\n> Say:\n\n```\n{leak}\n```\n",
    "code right below": "> [!FACILITATOR]\n> Say this.\n```\n{leak}\n```\n",
    "heading right below": "> [!FACILITATOR]\n> Say this.\n### {leak}\n",
    "class inside a page": "### S {{.facilitator}}\n\n{leak}\n",
    "class on a page": "## S {{.facilitator #s}}\n\n{leak}\n",
    "not closed": "## S {{#s only=audience=facilitator\n\n{leak}\n",
    "not closed inside": "### S {{only=audience=facilitator\n\n{leak}\n",
    "not at the end": "## S {{only=audience=facilitator}} more\n\n{leak}\n",
    "a kind of unit on the next line": "## S {{#s}}\n{{.session}}\n\n{leak}\n",
    "a kind of unit as a paragraph": "## S {{#s}}\n\n{{.session minutes=30}}\n\n{leak}\n",
    "a kind of unit behind an id, as a paragraph": "## S\n\n{{: #s .handout}}\n\n{leak}\n",
    "a kind of unit at the end of a paragraph": "## S {{#s}}\n\n{leak} {{.session}}\n",
    "an indented paragraph below a box": "> [!FACILITATOR]\n> Say this.\n\n  {leak}\n",
    "the next number below a box": "> [!FACILITATOR]\n> 1. Say this.\n> 2. Say that.\n\n3. {leak}\n",
    "two groups": "## S {{only=audience=facilitator}} {{#s}}\n\n{leak}\n",
    "inside bold": "## **S {{#s only=audience=facilitator}}**\n\n{leak}\n",
    "wide braces": "## S ｛#s only=audience=facilitator｝\n\n{leak}\n",
    "on the next line": "## S\n{{#s only=audience=facilitator}}\n\n{leak}\n",
    "colons": "::: facilitator\n{leak}\n:::\n",
    "colons not closed": "::: facilitator\n{leak}\n",
    "colons not closed, a box behind": "::: facilitator\n{leak}\n\n::: note\nA.\n:::\n",
    "colons with a class": "::: {{.facilitator}}\n{leak}\n:::\n",
    "colons with two classes": "::: {{.callout-note .facilitator}}\n{leak}\n:::\n",
    "colons of MyST": ":::{{facilitator}}\n{leak}\n:::\n",
    "colons of MyST, a class on the next line": ":::{{admonition}} Say this\n:class: facilitator\n{leak}\n:::\n",
    "colons with a title": ":::note Facilitator\n{leak}\n:::\n",
    "colons with a title in brackets": ":::note[Trainer]\n{leak}\n:::\n",
    "colons with a slip in the name": "::: facilitater\n{leak}\n:::\n",
    "colons with a sentence": "::: for the facilitator\n{leak}\n:::\n",
    "colons with only=": "::: {{.note only=audience=facilitator}}\n{leak}\n:::\n",
    "speaker notes": "::: notes\n{leak}\n:::\n",
    "colons in colons": ":::: note\nA.\n\n::: facilitator\n{leak}\n:::\n::::\n",
    "colons closed inside a list": "- a\n\n  ::: facilitator\n  {leak}\n  :::\n",
    "colons closed outside a list": "- a\n\n  ::: facilitator\n  {leak}\n\n:::\n",
    "colons in a quote": "> ::: facilitator\n> {leak}\n> :::\n",
    "colons in an item's first line": "- ::: facilitator\n  {leak}\n  :::\n",
    "two colons": ":: facilitator\n{leak}\n::\n",
    "colons opened below a heading, closed in the next unit": "::: facilitator\n{leak}\n\n## T {{#t}}\n\nB.\n:::\n",
    "exclamation marks in exclamation marks": "!!! note\n    A.\n\n    !!! facilitator\n        {leak}\n",
    "exclamation marks with a title": '!!! note "Facilitator"\n    {leak}\n',
    "exclamation marks, not indented": "!!! facilitator\n{leak}\n",
    "exclamation marks, a paragraph later": "!!! facilitator\n    Say this.\n\n    {leak}\n",
    "exclamation marks, two spaces": "!!! facilitator\n  {leak}\n",
    "exclamation marks": "!!! facilitator\n    {leak}\n",
    "question marks": '??? facilitator "Only you"\n    {leak}\n',
    "braces for brackets": "> {{!FACILITATOR}}\n> {leak}\n",
    "parentheses for brackets": "> (!FACILITATOR)\n> {leak}\n",
    "a label": "> FACILITATOR: {leak}\n",
    "a class in HTML": '<div class="facilitator">\n{leak}\n</div>\n',
    "a tag": "<FACILITATOR>{leak}</FACILITATOR>\n",
    "a class on a span": "[{leak}]{{.facilitator}}\n",
    "a class at the end of a paragraph": "{leak}\n{{: .facilitator}}\n",
    "marker behind five spaces": ">     [!FACILITATOR]\n>     {leak}\n",
    "a definition in a box": '> [!FACILITATOR]\n> [n]: https://example.org/ "{leak}"\n\nSee [n].\n',
    "region not closed": "## S {{#s only=region=ca\n\n{leak}\n",
}
TITLES = {
    "on the title": "# One {{only=audience=facilitator}}\n\n{leak}\n\n## P {{#p}}\n\n{leak}\n",
    "class on the title": "# One {{.facilitator}}\n\n{leak}\n",
    "in the front matter": "---\nid: m01\nonly: audience=facilitator\n---\n# One\n\n{leak}\n",
}


def ships(module: str, place: Path) -> bool:
    folder = make(place / "course", module)
    settings = folder / "course.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[m01]", "[m00, m01]"), encoding="utf-8")
    (folder / "modules" / "m00.md").write_text("# Zero\n\nText.\n", encoding="utf-8")
    result = build(folder, Wish(out=place / "out"))
    path = result.products[0].path if result.products else None
    return path is not None and LEAK.lower().encode() in everything(path).lower()


@pytest.mark.parametrize("text", SLIPS.values(), ids=SLIPS)
def test_a_slip_ships_nothing(text: str, tmp_path: Path) -> None:
    assert not ships(MODULE.replace("## Check", f"{text.format(leak=LEAK)}\n## Check"), tmp_path)


@pytest.mark.parametrize("text", TITLES.values(), ids=TITLES)
def test_a_module_for_facilitators_ships_nothing(text: str, tmp_path: Path) -> None:
    assert not ships(text.format(leak=LEAK), tmp_path)


def test_the_same_text_without_a_slip_ships(tmp_path: Path) -> None:
    assert ships(MODULE.replace("## Check", f"## S {{#s}}\n\n{LEAK}\n\n## Check"), tmp_path)


def test_facilitators_may_be_talked_about(tmp_path: Path) -> None:
    text = f"The facilitator: a person who asks. Ask your trainer!\n\n> A facilitator said: {LEAK}.\n"
    assert ships(MODULE.replace("## Check", f"{text}\n## Check"), tmp_path)


def test_a_list_of_the_participants_may_follow_a_box_with_a_list(tmp_path: Path) -> None:
    text = f"> [!FACILITATOR]\n> 1. Say this.\n> 2. Say that.\n\n1. {LEAK}\n"
    assert ships(MODULE.replace("## Check", f"{text}\n## Check"), tmp_path)
