"""
The XML Schemas and JSON Schemas that clic-scorm writes into packages and checks documents against.

Installed as the data package ``clic_scorm.schemas``; ``README.md`` beside this file tells what each folder holds.
"""
