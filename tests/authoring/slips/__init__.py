"""
One-mistake slips of a designer: what is written wrong, the one finding, and what its remedy says.
"""

from __future__ import annotations

from dataclasses import dataclass


C, M, N = "course.yml", "modules/m01.md", "modules/m02.md"


@dataclass(frozen=True)
class Slip:
    """
    Hold one slip: *wrong* in the place of *right*, the code at the line, and words that its remedy must hold.

    The line is that of *at*, a part of the broken text; else the first that differs from the right text.
    """

    file: str
    right: str
    wrong: str
    code: str
    remedy: str
    cured: str = ""
    at: str = ""


SLIPS = (
    # course.yml
    Slip(C, "title: Clean", "Title: Clean", "SRC023", "did you mean “title”?"),
    Slip(C, "title: Clean water", "titel: Clean water", "SRC023", "did you mean “title”?"),
    Slip(C, "version: 1.0.0", "verison: 1.0.0", "SRC023", "did you mean “version”?"),
    Slip(C, "modules: [m01, m02]", "module: [m01, m02]", "SRC023", "did you mean “modules”?"),
    # Nothing comes near enough to be guessed.
    Slip(C, "clic: 1\n", "clic: 1\nlicence: CC BY 4.0\n", "SRC023", "known: certificates"),
    Slip(C, "clic: 1\n", "clic: 1\nhours: 4\n", "SRC023", "typical-learning-time, version"),
    Slip(
        C,
        "description: For people who look after wells.",
        "desc: For people who look after wells.",
        "SRC023",
        "did you mean “description”?",
    ),
    Slip(C, "clic: 1\n", "", "SRC024", "clic: 1"),
    Slip(
        C, "title: Clean water", "title: Clean water: for all", "SRC020", 'title: "Clean water: for all"', 'title: "Clean water: for all"'
    ),
    Slip(C, "title: Clean water", "title:Clean water", "SRC020", "title: Clean water"),
    Slip(C, "status: pilot", "status: Pilot", "SRC025", "pilot"),
    Slip(C, "status: pilot", "status: finished", "SRC025", "pilot"),
    Slip(C, "source: en", "source: english", "SRC025", "en"),
    Slip(C, "modules: [m01, m02]", "modules: [m01, m2]", "SRC003", "m02"),
    Slip(C, "modules: [m01, m02]", "modules: [m01, m02", "SRC020", "]"),
    Slip(C, "modules: [m01, m02]", "modules: [m01]", "SRC005", "modules in course.yml", at="@modules/m02.md"),
    Slip(C, "modules: [m01, m02]", "modules: m01, m02", "SRC025", "[m01, m02]"),
    Slip(C, "modules: [m01, m02]", "modules: [m01, m02, m02]", "SRC021", "keep one"),
    Slip(C, 'theme: {colour: "#005a9c"}', "theme: {colour: #005a9c}", "SRC020", '"#005a9c"'),
    Slip(C, 'theme: {colour: "#005a9c"}', 'theme: {color: "#005a9c"}', "SRC023", "did you mean “colour”?"),
    Slip(C, "    - done: required units", "    - {don: required units}", "SRC023", "done"),
    Slip(C, "    - done: required units", "    - finished: required units", "SRC023", "done"),
    Slip(C, "    - done: required units", "\t- done: required units", "SRC020", "spaces"),
    Slip(C, "    - passed: m01-check", "    - passed: m01-chek", "CRS004", "did you mean “m01-check”?"),
    Slip(C, "    - passed: m01-check", "    - passed: how", "CRS007", "viewed: how", "    - viewed: how"),
    Slip(C, "    - passed: m01-check", "    - passed m01-check", "SRC025", "passed: m01-check"),
    Slip(C, "description: For people who look after wells.", 'description: "For people who look after wells.', "SRC020", '"'),
    Slip(
        C,
        "description: For people who look after wells.",
        "description: For people who look after wells.\ndescription: x",
        "SRC021",
        "keep one",
    ),
    Slip(C, "  requires:", "  require:", "SRC023", "did you mean “requires”?"),
    Slip(
        C,
        "completion:\n  requires:\n    - done: required units\n    - passed: m01-check\n",
        "completion:\n  - done: required units\n",
        "SRC025",
        "requires:",
    ),
    # front matter
    Slip(M, "---\nid: m01", "--\nid: m01", "SRC028", "---"),
    Slip(M, "id: m01\n", "Id: m01\n", "SRC023", "did you mean “id”?"),
    Slip(M, "objectives:", "objective:", "SRC023", "did you mean “objectives”?"),
    Slip(M, "id: m01\n", "id: M01\n", "AUT004", "m01"),
    Slip(M, "id: m01\n", "id: module 1\n", "AUT004", "module-1"),
    Slip(M, "unsafe [remember]\n", "unsafe: dirt [remember]\n", "SRC020", 'm01-o1: "Name'),
    Slip(M, "]\n---\n#", "]\n\n#", "SRC028", "---", at="---\nid: m01"),
    # headings
    Slip(M, "# The well in the village", "#The well in the village", "AUT116", "# The"),
    Slip(M, "## How to test", "##How to test", "AUT116", "## How"),
    Slip(M, "## Check yourself {", "##Check yourself {", "AUT116", "## Check"),
    Slip(M, "## How to test", "# How to test", "AUT008", "##"),
    Slip(M, "### What to look for", "#### What to look for", "ACC002", "###"),
    Slip(M, "### What to look for", "###", "AUT009", "title"),
    Slip(M, "### What to look for", "**What to look for**", "ACC015", "###"),
    Slip(M, "{#test minutes=2}", "{#test minutes=2", "AUT005", "}"),
    Slip(M, "{#test minutes=2}", "#test minutes=2}", "AUT005", "{"),
    Slip(M, "{#test minutes=2}", "(#test minutes=2)", "AUT005", "{"),
    Slip(M, "{#test minutes=2}", "{#test, minutes=2}", "AUT005", "{#test minutes=2}"),
    Slip(M, "{#test minutes=2}", "{#test minutes: 2}", "AUT005", "minutes=2"),
    Slip(M, "{#test minutes=2}", "{#test minutes = 2}", "AUT005", "minutes=2"),
    Slip(M, "{#test minutes=2}", "{#test minute=2}", "AUT001", "did you mean “minutes”?"),
    Slip(M, "{#test minutes=2}", "{#test minutes=two}", "AUT002", "minutes="),
    Slip(M, "{#test minutes=2}", "{#Test minutes=2}", "AUT004", "#test"),
    Slip(M, "{#test minutes=2}", "{test minutes=2}", "AUT001", "#test"),
    Slip(M, "{#test minutes=2}", "{id=test minutes=2}", "AUT005", "{#test minutes=2}"),
    Slip(M, "{#test minutes=2}", "{#test minutes=2 optinal}", "AUT001", "did you mean “optional”?"),
    # prose
    Slip(M, "{#test minutes=2}", "{minutes=2}", "AUT031", "write {#test}"),
    Slip(M, "{.quiz #m01-check minutes=3", "{.quiz minutes=3", "AUT031", "write {#m01-check}"),
    Slip(M, "![A well with a stone ring and a lid]", "![TODO: say what this shows]", "ACC019", "what the image shows"),
    Slip(M, "(#test)", "(#tset)", "CRS001", "did you mean “#test”?"),
    Slip(M, "(#test)", "()", "AUT125", "#page-id"),
    Slip(M, "[how to test a well](#test)", "[here](#test)", "ACC003", "make the words that name the page the link"),
    Slip(M, "[how to test a well](#test)", "[here]()", "AUT125", "#page-id"),
    Slip(M, "[how to test a well](#test)", "[how to test a well] (#test)", "AUT136", "[words](address) with no space"),
    Slip(M, "[how to test a well](#test)", "(how to test a well)[#test]", "AUT136", "[words](address)"),
    Slip(M, "[how to test a well](#test)", "[how to test a well](#test", "AUT136", "[words](address)"),
    Slip(M, "(https://www.who.int/", "(www.who.int/", "SRC003", "https://www.who.int"),
    Slip(M, "(https://www.who.int/", "(http://www.who.int/", "ACC018", "https://"),
    Slip(M, "![A well with a stone ring and a lid]", "![]", "ACC001", "brackets"),
    Slip(M, "![A well with a stone ring and a lid]", "[A well with a stone ring and a lid]", "SRC013", "!["),
    Slip(M, "(../media/well.png)", "(../media/wel.png)", "SRC003", "media/well.png"),
    Slip(M, "(../media/well.png)", "(../media/Well.png)", "SRC004", "well.png"),
    Slip(M, "> [!KEY]", "> [!KYE]", "AUT106", "KEY"),
    Slip(M, "> [!KEY]", "> [KEY]", "AUT107", "[!KEY]"),
    Slip(M, "> [!KEY]", "> [! KEY]", "AUT131", "[!KEY]"),
    Slip(M, "> [!KEY]", "> !KEY", "AUT107", "[!KEY]"),
    Slip(M, "> [!FACILITATOR]", "> [!FACILITATORS]", "AUT106", "[!FACILITATOR]"),
    Slip(M, "> [!FACILITATOR]", "> [!FACILITATER]", "AUT106", "FACILITATOR"),
    Slip(M, "> [!FACILITATOR]", "[!FACILITATOR]", "AUT107", "> [!FACILITATOR]"),
    Slip(M, "|---|---|\n", "", "AUT115", "line of dashes", at="| Sign"),
    Slip(M, "| a smell | test the water |", "| a smell | test | the water |", "AUT120", "as many cells as the header"),
    Slip(M, "**longer**", "**longer", "AUT133", "close what you open"),
    Slip(M, "[^who]\n", "[^woh]\n", "AUT122", "[^woh]"),
    Slip(M, "[^who]: So the WHO says.\n", "", "AUT122", "[^who]: …", at="Boil water"),
    Slip(M, "- cracks in the ring\n- standing", "• cracks in the ring\n• standing", "AUT117", "“- ”"),
    # quiz
    Slip(M, "pass=60%", "pass = 60%", "AUT005", "pass=60%"),
    Slip(M, "pass=60%", "pass=60", "AUT002", "pass=60%"),
    Slip(M, "pass=60%", "pass: 60%", "AUT005", "pass=60%"),
    Slip(M, "pass=60%", "pass=160%", "AUT002", "pass="),
    Slip(M, "pass=60%", "passmark=60%", "AUT001", "pass"),
    Slip(M, "attempts=3", "attempt=3", "AUT001", "attempts"),
    Slip(M, "attempts=3", "attempts=three", "AUT002", "attempts="),
    Slip(M, "shuffle}", "shuffel}", "AUT001", "shuffle"),
    Slip(M, "shuffle}", "shuffle=yes}", "AUT002", "shuffle"),
    Slip(M, "{.quiz #m01-check", "{.quizz #m01-check", "AUT003", "did you mean “.quiz”?"),
    Slip(M, "{.quiz #m01-check", "{.Quiz #m01-check", "AUT003", "did you mean “.quiz”?"),
    Slip(M, "{.quiz #m01-check", "{quiz #m01-check", "AUT005", "{.quiz #m01-check"),
    Slip(M, "attempts=3 shuffle}", "attempts=3 shuffle", "AUT005", "}"),
    Slip(M, "- [x] Dirt", "- [ ] Dirt", "AUT012", "[x]", at="### What makes"),
    Slip(M, "- [x] Dirt", "- [y] Dirt", "AUT014", "[x]"),
    Slip(M, "- [x] Dirt", "- [x]Dirt", "AUT146", "[x] "),
    Slip(M, "- [x] Dirt", "-[x] Dirt", "AUT146", "- [x]"),
    Slip(M, "- [x] Dirt", "- x Dirt", "AUT014", "[x]"),
    Slip(M, "- [ ] Stones", "- Stones", "AUT014", "- [ ]"),
    Slip(M, "- [ ] Stones", "* [ ] Stones", "AUT142", "one kind of mark"),
    Slip(M, "- [ ] Stones", "- [] Stones", "AUT146", "[ ]"),
    Slip(M, "- [ ] Stones on the ground", "- [ ] Rain that falls far away", "AUT017", "reword"),
    Slip(M, "- [ ] Stones on the ground", "- [ ] ", "AUT018", "after its box"),
    Slip(M, "- [ ] Stones on the ground", "- [ ] All of the above", "CRS080", "type=multiple"),
    Slip(M, "### What makes well", "## What makes well", "AUT030", "###"),
    Slip(M, "> [!HINT]", "> [!HINTS]", "AUT106", "[!HINT]"),
    Slip(M, "> [!HINT]", "> [!CLUE]", "AUT106", "HINT"),
    Slip(M, "Answer: true", "Answer true", "AUT013", "“Answer: …”", at="### A well"),
    Slip(M, "type=order", "type=ordering", "AUT002", "type=order"),
    Slip(M, "type=order ", "", "AUT012", "type=order", at="1. Clean the"),
    Slip(M, "points=2", "points=two", "AUT002", "points=2"),
    Slip(M, "points=2", "point=2", "AUT001", "points"),
    Slip(M, "objective=m01-o1}\n\n- [ ]", "objective=m01-o3}\n\n- [ ]", "CRS006", "m01-o"),
    Slip(M, "#closed", "#unsafe", "AUT006", "another id"),
    # activity
    Slip(N, "type=journal", "type=jurnal", "AUT241", "did you mean “journal”?"),
    Slip(N, "type=journal ", "", "AUT240", "type=journal"),
    Slip(N, ".activity", ".activty", "AUT003", ".activity"),
)
