"""
What a course covers: for each item of a framework what teaches it and what asks for it, and for each objective the same; with gaps.
"""

from clic_scorm.coverage.matrix import COLUMNS, Coverage, Row, Table, Trace, covered
from clic_scorm.coverage.report import as_html, as_text


__all__ = ["COLUMNS", "Coverage", "Row", "Table", "Trace", "as_html", "as_text", "covered"]
