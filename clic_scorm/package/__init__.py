"""
Packages as values: sorted names to bytes, the zip around them, and the doors to XML and templates.
"""

from clic_scorm.package.archive import Limits, pack, unpack
from clic_scorm.package.package import Package


__all__ = ["Limits", "Package", "pack", "unpack"]
