"""
Read forms, files in forms/: tables whose second row says what kind of answer belongs into each column.
"""
