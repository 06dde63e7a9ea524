"""
From what an LMS exported and a facilitator confirmed to certificates, a register and a page that verifies them.
"""
