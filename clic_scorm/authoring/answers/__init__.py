"""
How each kind of question is answered in Markdown: one file a family, each with what it reads and the question that it makes.
"""
