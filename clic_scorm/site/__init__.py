"""
Turn a Course into what a learner's browser loads: pages, assets, and the payload that the runtime reads.
"""

from clic_scorm.site.build import Site, build
from clic_scorm.site.shell import shell


__all__ = ["Site", "build", "shell"]
