"""
Formulas, `$…$` in a line and `$$…$$` apart: found in a text, where an amount of money is none.

A formula begins with a dollar sign that has no letter or digit before it and no blank behind it, and ends with one that has no blank before
and no digit behind it. What lies between is prose, and the signs are money, if it has a word and none of the marks of formulas.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline


TYPE = "formula"
_LINE = re.compile(r"\$(?P<tex>(?![\s$])(?:\\[\s\S]|[^$\\]){0,1000}?(?<![\s\\]))\$(?![\d$])")
_APART = re.compile(r"\$\$(?P<tex>(?:\\[\s\S]|[^$\\]){1,2000}?)\$\$(?!\$)")
_MARKS = re.compile(r"[\\^_={}]")
_WORD = re.compile(r"(?:^|\s)[^\W\d_]{2,}(?=[\s,.;:!?]|$)")


def rule(state: StateInline, silent: bool) -> bool:
    """
    Read a formula at the scanner's place.
    """
    if state.src[state.pos] != "$" or (state.pos and (state.src[state.pos - 1].isalnum() or state.src[state.pos - 1] == "$")):
        return False
    apart = state.src.startswith("$$", state.pos)
    match = (_APART if apart else _LINE).match(state.src, state.pos, state.posMax)
    if not match or not match["tex"].strip() or (not _MARKS.search(match["tex"]) and _WORD.search(match["tex"])):
        return False
    if not silent:
        token = state.push(TYPE, "", 0)
        token.content = match[0]
        token.meta = {"tex": match["tex"].strip(), "apart": apart}
    state.pos = match.end()
    return True
