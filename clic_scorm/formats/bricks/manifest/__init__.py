"""
Manifests of IMS Content Packaging, as SCORM 1.2 and SCORM 2004 use them: read once, judged by what each standard's book says.
"""
