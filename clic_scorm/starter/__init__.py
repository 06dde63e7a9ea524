"""
A first course: a few answers in, a folder of files out, which builds as it is.
"""

from clic_scorm.starter.starter import LANGUAGES, Answers, files, suggested_id, suggested_title


__all__ = ["LANGUAGES", "Answers", "files", "suggested_id", "suggested_title"]
