"""
A terminal of any width, on which a verb is called.
"""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path


def on_terminal(folder: Path, columns: int, *arguments: str, **environment: str) -> tuple[str, int]:
    """
    Return what a verb writes, called in *folder* on a terminal of so many columns, escapes and all, and its exit code.
    """
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    variables = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    command = [sys.executable, "-m", "clic_scorm", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdin=child, stdout=child, stderr=child, env={**variables, **environment})
    os.close(child)
    said = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    code = process.wait()
    os.close(parent)
    return said.decode(environment.get("PYTHONIOENCODING", "utf-8")), code
