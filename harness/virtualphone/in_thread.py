"""An asyncio loop in a thread, for code that is not asyncio but wants a phone beside it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class LoopInThread:
    """Phones live in it; the caller's thread asks it to do things."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, action: Coroutine[Any, Any, Result], timeout_s: float = 60) -> Result:
        """Run an action in the loop and wait for its result."""
        return asyncio.run_coroutine_threadsafe(action, self.loop).result(timeout_s)

    def call(self, action: Callable[[], Result]) -> Result:
        """Call a function in the loop's thread and wait for its result."""

        async def do() -> Result:
            return action()

        return self.run(do())

    def close(self) -> None:
        """End the loop and the thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()
