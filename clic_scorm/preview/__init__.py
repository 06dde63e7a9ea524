"""
Show a course in a browser on this computer, and again after each save.
"""

from clic_scorm.preview.server import serve


__all__ = ["serve"]
