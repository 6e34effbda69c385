"""Starts virtual phones and keeps them until told to end.

`python -m harness.virtualphone --phones 2` prints one JSON line when all answer adb:
`{"phones": [{"name": "phone-1", "serial": "127.0.0.1:40001", "console": 40002}, ...]}`.
It ends on SIGTERM or SIGINT, when standard input is closed, or when its parent has gone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
import threading
from pathlib import Path

from harness.virtualphone.phone import Phone

_LOOK_FOR_PARENT_S = 0.5


def main(arguments: list[str] | None = None) -> int:
    """Run phones until they are told to end."""
    options = _options(arguments)
    logging.basicConfig(
        stream=sys.stderr, level=options.log_level, format="%(levelname)s %(name)s: %(message)s"
    )
    asyncio.run(_serve(options))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m harness.virtualphone", description=__doc__)
    parser.add_argument("--phones", type=int, default=1, help="how many (default 1)")
    parser.add_argument("--name", default="phone", help="prefix of their names")
    parser.add_argument("--cache", type=Path, help="folder kept between runs")
    parser.add_argument("--parent-pid", type=int, help="end when this process is gone")
    parser.add_argument("--log-level", default="WARNING")
    options = parser.parse_args(arguments)
    if options.phones < 1:
        parser.error("--phones must be at least 1")
    if options.cache is None:
        home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
        options.cache = Path(home).expanduser() / "app-privacy-harness" / "virtualphone"
    return options


async def _serve(options: argparse.Namespace) -> None:
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, end.set)
    options.cache.mkdir(parents=True, exist_ok=True)
    phones = [Phone(f"{options.name}-{n}", options.cache) for n in range(1, options.phones + 1)]
    try:
        for phone in phones:
            await phone.boot()
        facts = [
            {"name": phone.name, "serial": phone.serial, "console": phone.console.port}
            for phone in phones
        ]
        print(json.dumps({"phones": facts}), flush=True)  # noqa: T201 - the program's answer
        threading.Thread(target=_until_input_ends, args=(loop, end), daemon=True).start()
        watch = asyncio.create_task(_until_parent_ends(options.parent_pid, end))
        await end.wait()
        watch.cancel()
    finally:
        await asyncio.gather(*(phone.close() for phone in phones), return_exceptions=True)


def _until_input_ends(loop: asyncio.AbstractEventLoop, end: asyncio.Event) -> None:
    """Read standard input to its end, outside the loop: it may be a file or a terminal."""
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    loop.call_soon_threadsafe(end.set)


async def _until_parent_ends(pid: int | None, end: asyncio.Event) -> None:
    """Look now and then whether the parent is alive: a killed one tells nobody."""
    parent = os.getppid()
    # Nothing tells a process that its parent was killed.
    while os.getppid() == parent and (pid is None or _alive(pid)):  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_FOR_PARENT_S)
    end.set()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    sys.exit(main())
