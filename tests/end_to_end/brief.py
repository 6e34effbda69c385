"""The command line, with `--procedure quick` made briefer: a second or two for each phase.

    python tests/end_to_end/brief.py run APP.apk --procedure quick

A test of what happens when something breaks need not watch as long as a test of an app.
"""

from __future__ import annotations

import signal

from harness.cli import main
from harness.config import PROCEDURES
from harness.model.recording import Procedure

BRIEF = Procedure(
    name="brief",
    before_consent=2,
    refused=2,
    agreed=1,
    in_use=2,
    silent=3,
    background=3,
    after_restart=1,
)

if __name__ == "__main__":
    PROCEDURES["quick"] = BRIEF
    # A shell starts what runs in its background with Ctrl-C turned off; a terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main()
