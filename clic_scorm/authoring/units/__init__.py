"""
Units other than pages and quizzes: activities, case studies, sessions and handouts, as they are written.
"""
