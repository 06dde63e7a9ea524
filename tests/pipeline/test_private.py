"""
Sessions and handouts: in no participant's package, whatever is said of them; in the facilitator's a session is a page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.pipeline import Wish, build
from tests.pipeline.test_build import LEAK, MODULE, everything, make


TABLE = "| Min | Step | How |\n|---|---|---|\n| 10 | {leak} | {leak} |\n"
SCENARIO = "## River {{.activity #river type=scenario}}\n\nIt is night.\n\n"
PRIVATE = {
    "a session": "## {leak} {{.session #room minutes=10}}\n\n{leak}\n\n" + TABLE,
    "a part of a session": "## Room {{.session #room minutes=10}}\n\n### Objective\n\n{leak}\n\n" + TABLE,
    "a session for everybody": "## Room {{.session #room minutes=10 only=audience=participant}}\n\n{leak}\n\n" + TABLE,
    "a session that is an activity too": "## Room {{.activity .session #room minutes=10 room={leak}}}\n\n{leak}\n\n" + TABLE,
    "a session with a picture's words": "## Room {{.session #room minutes=10}}\n\n![{leak}](plan.svg)\n\n" + TABLE,
    "a handout": "## {leak} {{.handout #cards number=H1}}\n\n{leak}\n",
    "role cards": "## Cards {{.handout #cards number=H1 one-per-page}}\n\n### {leak}\n\n{leak}\n",
    "a step of a scenario": SCENARIO
    + "### Here {{#here only=audience=facilitator}}\n\n{leak}\n\n- [{leak}](#end)\n\n### End {{#end}}\n\nEnd.\n",
    "a choice that leads to it": SCENARIO
    + "### Here {{#here}}\n\n- [{leak}](#end)\n- [On](#on)\n\n### End {{#end only=audience=facilitator}}\n\nEnd.\n\n### On {{#on}}\n\nOn.\n",
    "a heading in a step": SCENARIO + "### Here {{#here}}\n\nText.\n\n#### For you {{only=audience=facilitator}}\n\n{leak}\n",
    "a box in a step": SCENARIO + "### Here {{#here}}\n\nText.\n\n> [!FACILITATOR]\n> {leak}\n",
    "a box in a journal": "## Note {{.activity #note type=journal}}\n\nWrite.\n\n> [!FACILITATOR]\n> {leak}\n",
    "a heading in a forum": "## Talk {{.activity #talk type=forum}}\n\nTalk.\n\n### For you {{only=audience=facilitator}}\n\n{leak}\n",
    "a question of a survey": "## Views {{.activity #views type=survey}}\n\n### So? {{#so}}\n\n- [ ] Yes\n- [ ] No\n\n### {leak} {{#for-you only=audience=facilitator}}\n\n- [ ] {leak}\n- [ ] No\n",
    "an activity": "## Note {{.activity #note type=journal only=audience=facilitator}}\n\n{leak}\n",
    "a misspelt class": "## Room {{.sesion #room minutes=10}}\n\n{leak}\n",
}


def package(module: str, place: Path, **variant: str) -> bytes | None:
    folder = make(place / "course", module)
    (folder / "modules" / "plan.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    result = build(folder, Wish(out=place / "out", variant=variant))
    path = result.products[0].path if result.products else None
    return everything(path) if path else None


@pytest.mark.parametrize("text", PRIVATE.values(), ids=PRIVATE)
def test_no_participant_gets_it(text: str, tmp_path: Path) -> None:
    made = package(MODULE.replace("## Check", f"{text.format(leak=LEAK)}\n## Check"), tmp_path)
    assert (made is None) == ("sesion" in text)
    assert made is None or LEAK.lower().encode() not in made.lower()


def test_a_facilitator_gets_a_session_as_a_page_and_no_role_card(tmp_path: Path) -> None:
    session = PRIVATE["a part of a session"].format(leak="SEEN-BY-FACILITATORS")
    cards = PRIVATE["role cards"].format(leak=LEAK)
    made = package(MODULE.replace("## Check", f"{session}\n{cards}\n## Check"), tmp_path, audience="facilitator")
    assert made is not None
    assert b"SEEN-BY-FACILITATORS" in made
    assert LEAK.lower().encode() not in made.lower()
