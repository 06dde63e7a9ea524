"""
What a web folder calls things. There is no standard: these names are ours, and stay.
"""

from __future__ import annotations


NAME = "web"
ENTRY = "index.html"
START = "START.txt"
# What clic.json has beside the identity of the course: the names of all members, so that a copy can be told from the whole.
FILES = "files"

# Names that Windows keeps for devices, whatever their suffix; and characters that it has in no name.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))})
REFUSED = frozenset('<>:"|?*\\')
# Data of units, as scripts.
UNITS = "units/"
# How a picture of each format begins.
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
# What some browser does not play or show, and what every browser does.
UNPLAYED: dict[str, str] = {
    ".wmv": ".mp4", ".avi": ".mp4", ".mov": ".mp4", ".flv": ".mp4", ".swf": ".mp4", ".wma": ".mp3", ".aiff": ".mp3",
    ".tif": ".png", ".tiff": ".png", ".bmp": ".png", ".psd": ".png", ".heic": ".jpg",
}  # fmt: skip
LEFT_BEHIND = frozenset({"thumbs.db", "ehthumbs.db", ".ds_store", "desktop.ini", ".directory"})
PROGRAMS = frozenset({".exe", ".bat", ".cmd", ".msi", ".scr", ".vbs", ".ps1", ".jar", ".sh", ".apk"})
SERVED = frozenset({".php", ".asp", ".aspx", ".jsp", ".cgi"})
ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"})
# Of the 260 characters that Windows allows a path, some go to where the folder is put.
LONGEST_NAME = 200
