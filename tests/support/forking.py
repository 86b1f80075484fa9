"""Runs `python app.py` again and again without reading the routine anew: it is read once, and each run forks off.

Takes lines on standard input: the settings of a run, as JSON. Each run is a process of its own, with the
ordinary start of the application; its id is written as a line of JSON.
"""

import json
import os
import signal
import sys

import app
from knowledge.base import load_knowledge


def main() -> None:
    """Read the routine, then start a process for each line until there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    knowledge = load_knowledge()
    setattr(app, "load_knowledge", lambda: knowledge)  # noqa: B010 (the name is only imported there)
    _tell(event="read")
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            os.environ.update(json.loads(line))
            os._exit(app.main([]))
        _tell(event="forked", process=process)


def _tell(**content: object) -> None:
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
