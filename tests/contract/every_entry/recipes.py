"""How the contract app comes by what a call needs: receivers and arguments."""

from __future__ import annotations

from .described import FROM_TEXT, USUAL_TEXTS
from .objects import IMPLEMENTED, OBJECTS, SERVICES
from .signatures import Runtime, external, internal
from .values import App, Array, Listener, Null, Number, Value, new, service

APP = "cn.example.contract"


class Recipes:
    """Makes what calls need, from what the phone's classes offer."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self.children: dict[str, tuple[str, ...]] = {}
        """Classes that the app needs: the phone's class above each, and perhaps an interface."""

    def argument(self, descriptor: str) -> Value:
        """Any value of the type; null where the app has no way to come by one."""
        name = external(descriptor)
        if len(descriptor) == 1:
            return Number(descriptor)
        if name in USUAL_TEXTS:
            return FROM_TEXT[name](USUAL_TEXTS[name][0])
        if descriptor.startswith("["):
            return Array(descriptor[1:]) if descriptor[1] in "[L" else Null()
        return self._object(name) or Null()

    def receiver(self, owner: str) -> Value:
        """An object to call; LookupError when there is no way to come by one."""
        made = self._child(owner) if self._runtime.is_abstract(owner) else None
        if made is None or owner in SERVICES or owner in OBJECTS or owner in IMPLEMENTED:
            made = self._receiver(owner)
        if made is None:
            raise LookupError(f"the contract app has no way to come by a {owner}")
        return made

    def from_text(self, kind: str, text: str) -> Value:
        """The value that the agent describes by the text; LookupError when there is no way."""
        if kind in FROM_TEXT:
            return FROM_TEXT[kind](text)
        if kind == "android.telephony.TelephonyCallback":
            heard = text.removeprefix("hears=")
            return self._child(kind, f"{kind}${heard}Listener" if heard else "")
        raise LookupError(f"the contract app cannot make a {kind} that reads {text}")

    def _child(self, kind: str, interface: str = "") -> Value:
        """An object of a class of the app's own, which does nothing."""
        if not self._has_constructor(kind, ""):
            return Null()
        name = f"{APP}.{(interface or kind).rpartition('.')[2].replace('$', '')}"
        self.children[name] = (kind, interface) if interface else (kind,)
        return new(name)

    def _receiver(self, owner: str) -> Value | None:
        asked = IMPLEMENTED.get(owner, owner)
        if asked in OBJECTS:
            return OBJECTS[asked]
        if asked in SERVICES:
            return service(asked, SERVICES[asked])
        for parameters, arguments in (("", ()), (internal("android.content.Context"), (App(),))):
            if self._has_constructor(asked, parameters):
                return new(asked, parameters, *arguments)
        return None

    def _object(self, name: str) -> Value | None:
        if name not in OBJECTS and self._runtime.is_interface(name):
            return Listener(name)
        if name not in OBJECTS and self._runtime.is_abstract(name):
            return self._child(name)
        return self._receiver(name)

    def _has_constructor(self, owner: str, parameters: str) -> bool:
        return any(
            each.descriptor == f"({parameters})V" and self._runtime.reachable(each)
            for each in self._runtime.overloads(owner, "$init")
        )
