"""
What two formats or more share.
"""
