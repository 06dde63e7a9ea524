"""
Run the program as `python -m clic_scorm`.
"""

from clic_scorm.cli import main


if __name__ == "__main__":
    main()
