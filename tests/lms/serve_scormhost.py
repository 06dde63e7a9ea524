"""
Serve scormhost on a free loopback port; its first line of output is the port. Runs in .venv-lms.

Usage: serve_scormhost.py DATA_FOLDER
"""

from __future__ import annotations

import socket
import sys

import uvicorn  # type: ignore[import-not-found]  # installed in .venv-lms only
from scormhost.app import create_scorm_app  # type: ignore[import-not-found]  # installed in .venv-lms only


def main() -> None:
    app = create_scorm_app(data_dir=sys.argv[1], secret_key="a key for tests, as long as the server wants it")
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    # Whoever calls before the server is up waits in the queue.
    listener.listen()
    print(listener.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


main()
