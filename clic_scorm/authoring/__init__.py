"""
Read what authors write: files, settings, Markdown, questions.
"""
