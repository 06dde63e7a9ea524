"""
Package formats: equal columns on shared bricks, under one registry.
"""
