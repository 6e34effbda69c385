"""What the messages of one app process mean to its phone."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler, Throw

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_log = logging.getLogger(__name__)
_LONGEST_LOG = 16_000
_STATES = frozenset({"created", "resumed", "paused", "stopped", "destroyed"})


class Messages:
    """Reads the lines of one process."""

    def __init__(self, phone: Phone, process: AppProcess, services: dict[str, Handler]) -> None:
        self._phone = phone
        self._process = process
        self._services = services

    async def call(self, method: str, arguments: list[Field]) -> list[Field]:
        """Answer a service call, or raise Throw."""
        handler = self._services.get(method)
        if handler is None:
            _log.warning("%s called %.60s, which no service has", self._process.name, method)
            raise Throw("java.lang.UnsupportedOperationException", method[:60])
        try:
            return await handler(self._process, arguments)
        except (IndexError, TypeError, ValueError, AttributeError) as error:
            # An app wrote to the bridge what our framework would not.
            raise Throw("java.lang.IllegalArgumentException", f"{method}: {error}"[:200]) from error

    def message(self, fields: list[Field]) -> None:
        """Take any other message; one that makes no sense is logged and dropped."""
        match [field or "" for field in fields[:4]]:
            case ["log", priority, tag, text]:
                self._log_line(priority, tag, text)
            case ["window", *_]:
                self._phone.screen.window(self._process, fields[1:])
            case ["gone", window]:
                self._phone.screen.gone(self._process, window)
            case ["crash", class_name, text]:
                self._crash(class_name, text)
            case ["state", token, state] if state in _STATES:
                self._phone.activities.state_reached(self._process, token, state)
            case _:
                _log.warning("%s sent an unknown message: %.60r", self._process.name, fields[0])

    def _log_line(self, priority: str, tag: str, text: str) -> None:
        process = self._process
        mark = priority if priority in tuple("VDIWEF") else "I"
        buffer = "crash" if tag == "AndroidRuntime" and mark == "E" else "main"
        self._phone.logs.write(
            buffer, mark, tag, text[:_LONGEST_LOG], pid=process.pid, uid=process.package.uid
        )

    def _crash(self, class_name: str, text: str) -> None:
        self._process.crashed = class_name[:200]
        if self._phone.activities is not None:
            self._phone.activities.crashed(self._process, class_name[:200], text[:_LONGEST_LOG])
