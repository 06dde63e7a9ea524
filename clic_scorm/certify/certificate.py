"""
A certificate as one HTML page that prints on A4.
"""

from __future__ import annotations

from clic_scorm.certify.paper import Paper, basis_text, facts, said
from clic_scorm.package.render import render


_FOLDER = "certify/templates"


def as_html(paper: Paper) -> str:
    """
    Return *paper* as one HTML file without a script, that needs nothing else.
    """
    conditions = [(each.text, basis_text(paper, each)) for each in paper.conditions]
    return render(_FOLDER, "certificate.html", paper=paper, said=said(paper), facts=facts(paper), conditions=conditions)
