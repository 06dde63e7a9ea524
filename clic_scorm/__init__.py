"""
Compile courses written in Markdown into packages that a learning management system imports.
"""

__version__ = "0.1.0"
