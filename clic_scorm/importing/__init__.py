"""
Bring in what was written elsewhere: a Word document becomes the files of a course, and what was guessed is listed.
"""

from clic_scorm.importing.course import Imported, import_docx


__all__ = ["Imported", "import_docx"]
