"""
Hold the learner's side of a package: classic scripts, a style sheet and the order in which they load.

Nothing here is Python. `load-order.txt` names the scripts; `README.md` says how they and the payload talk.
"""
