"""
Formulas: what is one and what is money, as MathML and as text.
"""

from __future__ import annotations

import pytest

from clic_scorm.authoring.blocks import scan
from clic_scorm.authoring.mathematics import FormulaError, convert
from clic_scorm.authoring.prose import render
from clic_scorm.package import xml
from tests.authoring.test_natural import Everything


SPACE = "{http://www.w3.org/1998/Math/MathML}"


def formulas(text: str) -> list[str]:
    document, findings = scan(text, "x.md")
    html, more = render(document, document.blocks, Everything())
    assert [item for item in (*findings, *more) if item.code.id != "AUT118"] == []
    root = xml.parse(f"<root>{html.fragment}</root>".encode())
    return [str(node.get("alttext")) for node in root.iter(f"{SPACE}math")]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "From $5 to 10$ or so.",
        "US$5, US$10 and R$ 7; 5$ et 10$ par jour.",
        "$100,000–$200,000",
        "$5/m, or US$.",
        "In $, or in US$.",
        "$ 5 $ and \\$x\\$",
        "`$x$` and\n\n```\n$x$\n```",
        "Between $3m and $4m, i.e. $3.5m.",
        "A shirt costs $20, a coat $50; both together $65 (not $70)!",
        "$$$ and $",
        "The $PATH variable and the $HOME variable.",
    ],
)
def test_money_is_no_formula(text: str) -> None:
    assert formulas(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$x$, $y$", ["x", "y"]),
        ("It costs $5, and $R = H \\times E$.", ["R = H × E"]),
        ("*$a*b$* **$c$** [see $d$](https://example.org)", ["a*b", "c", "d"]),
        ("- $x_1$\n- y\n\n> $z^2$", ["x_1", "z²"]),
        ("| a |\n|---|\n| $x$ |", ["x"]),
        ("$$\nR = \\frac{H \\times E \\times V}{C}\n$$", ["R = (H × E × V)/C"]),
        ("$<b$", ["<b"]),
        ("Note[^1].\n\n[^1]: $x$", ["x"]),
        ("($x$)", ["x"]),
    ],
)
def test_what_is_a_formula(text: str, found: list[str]) -> None:
    assert formulas(text) == found


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("\\sqrt{x+1}", "√(x + 1)"),
        ("\\sqrt[3]{8}", "³√(8)"),
        ("\\sum_{i=1}^n x_i", "∑_(i = 1)ⁿx_i"),
        ("\\begin{matrix}1 & 2\\\\3 & 4\\end{matrix}", "[1, 2; 3, 4]"),
        ("\\bar{x}", "x"),
        ("10\\%", "10%"),
        ("e^{-\\lambda t}", "e^(−λt)"),
    ],
)
def test_a_formula_is_said_in_a_line(tex: str, said: str) -> None:
    assert convert(tex, False)[1] == said


def test_the_block_form_is_mathml_of_its_own_line() -> None:
    written, _ = convert("a < b", True)
    root = xml.parse(written.encode())
    assert root.tag == f"{SPACE}math"
    assert root.get("display") == "block"
    assert [node.text for node in root.iter(f"{SPACE}mo")] == ["<"]


@pytest.mark.parametrize(
    "tex", ["\\frac{", "\\nosuch", "}", "x^", "\\left( a", "{" * 900, "x" * 3000, "a & b", "x^2^3", "$", "\\unicode{1}"]
)
def test_what_cant_be_read_says_why(tex: str) -> None:
    with pytest.raises(FormulaError, match=r".{10}"):
        convert(tex, False)


@pytest.mark.parametrize(
    "tex", ["\\href{javascript:alert(1)}{a}", "\\style{background:url(x)}{a}", "\\text{<script>alert(1)</script>}", '\\class{"onclick}{a}']
)
def test_nothing_in_a_formula_acts(tex: str) -> None:
    try:
        written, _ = convert(tex, False)
    except FormulaError:
        return
    root = xml.parse(written.encode())
    names = {str(key) for node in root.iter() for key in node.attrib}
    assert names <= {"alttext", "display", "mathvariant"}
    assert {xml.local_name(node) for node in root.iter()} <= {"math", "mrow", "mi", "mo", "mn", "mtext", "mstyle"}


def test_hostile_dollars_take_no_time() -> None:
    for text in ("$" * 15000, "$a " * 5000, "$$a" * 5000, "$\\" * 8000, "$x$" * 3000):
        scan(text, "x.md")
