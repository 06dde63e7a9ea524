"""
Rules in plain sentences of the course's language: for whoever writes a rule, sets it up in an LMS, or asks what a certificate takes.
"""
