"""uiautomator2's server: JSON-RPC over HTTP on the phone's port 9008."""

from __future__ import annotations

import inspect
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from harness.virtualphone.screen import Screen
from harness.virtualphone.selector import BadSelector
from harness.virtualphone.u2gestures import Gestures
from harness.virtualphone.u2http import Request, Stream, serve
from harness.virtualphone.u2objects import ObjectMissing, Objects
from harness.virtualphone.u2system import Host, System

_log = logging.getLogger(__name__)
_PORT = "tcp:9008"
_NOT_FOUND = "androidx.test.uiautomator.UiObjectNotFoundException"


class UiAutomationBusy(RuntimeError):
    """Another UiAutomation is connected; its text is what the real server prints before it ends."""

    def __init__(self) -> None:
        super().__init__(
            "java.lang.IllegalStateException: UiAutomationService "
            "android.accessibilityservice.IAccessibilityServiceClient$Stub$Proxy@5deffd5"
            "already registered!"
        )


class U2Server:
    """Runs from `start` to `stop`, at most once at a time, as there is one UiAutomation.

    The phone's port is open exactly as long: a client that finds it closed starts the server.
    """

    def __init__(self, screen: Screen, host: Host) -> None:
        self.running = False
        self._ports = host.ports
        self._streams: set[Stream] = set()
        objects = Objects(screen)
        self._methods: dict[str, Callable[..., Any]] = {
            **objects.methods(),
            **Gestures(screen, objects).methods(),
            **System(screen, host).methods(),
        }

    def start(self) -> None:
        """Connect to the screen. UiAutomationBusy when it runs already."""
        if self.running:
            raise UiAutomationBusy
        self.running = True
        self._ports[_PORT] = self.handle

    async def stop(self) -> None:
        """Disconnect, and drop the connections that are open."""
        self.running = False
        self._ports.pop(_PORT, None)
        for stream in tuple(self._streams):
            await stream.close()

    async def handle(self, stream: Stream) -> None:
        """Serve one connection to the port; a server that does not run closes it at once."""
        self._streams.add(stream)
        try:
            if self.running:
                await serve(stream, self._answer)
        except (ConnectionError, EOFError):
            _log.debug("the uiautomator2 client has gone")
        finally:
            self._streams.discard(stream)
            await stream.close()

    async def _answer(self, request: Request) -> tuple[int, str, bytes]:
        if request.path == "/ping":
            return 200, "text/plain", b"pong"
        if not request.path.startswith("/jsonrpc/0"):
            return 404, "text/plain", b"Not found"
        answer = await self.call(request.body)
        return 200, "application/json", json.dumps(answer, ensure_ascii=False).encode()

    async def call(self, body: bytes) -> dict[str, Any]:
        """One JSON-RPC call and its answer, a result or an error."""
        number = None
        try:
            call = _parse(body)
            number = call.get("id")
            result = await self._run(str(call.get("method")), call.get("params") or [])
        except _Refused as refused:
            return _error(number, refused.code, str(refused))
        except ObjectMissing as missing:
            return _error(number, -32002, f"{_NOT_FOUND}: {missing}", str(missing))
        except (BadSelector, TypeError, ValueError, KeyError, OverflowError) as reason:
            return _error(number, -32001, f"java.lang.IllegalArgumentException: {reason}")
        except NotImplementedError as reason:
            return _error(number, -32001, f"java.lang.UnsupportedOperationException: {reason}")
        return {"jsonrpc": "2.0", "id": number, "result": result}

    async def _run(self, name: str, params: Any) -> Any:
        method = self._methods.get(name)
        if method is None:
            raise _Refused(-32601, "method not found")
        try:
            bound = _bind(method, params)
        except TypeError:
            raise _Refused(-32602, "method parameters invalid") from None
        result = method(*bound.args, **bound.kwargs)
        return await result if inspect.isawaitable(result) else result


class _Refused(Exception):
    """The call is none of the server's."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def _parse(body: bytes) -> Mapping[str, Any]:
    try:
        call = json.loads(body)
    except (ValueError, RecursionError):
        raise _Refused(-32700, "JSON parse error") from None
    if not isinstance(call, Mapping):
        raise _Refused(-32600, "Invalid Request")
    return call


def _bind(method: Callable[..., Any], params: Any) -> inspect.BoundArguments:
    signature = inspect.signature(method)
    return signature.bind(**params) if isinstance(params, Mapping) else signature.bind(*params)


def _error(number: Any, code: int, message: str, detail: str = "") -> dict[str, Any]:
    data = {"exceptionTypeName": message.partition(":")[0], "message": detail or message}
    return {
        "jsonrpc": "2.0",
        "id": number,
        "error": {"code": code, "message": message, "data": data},
    }
