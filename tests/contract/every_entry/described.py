"""Values that the agent describes by a text: which text, and how the app makes them."""

from __future__ import annotations

from collections.abc import Callable

from .signatures import internal
from .values import Array, Kept, Made, Number, Text, Value, new, service

STRING = "Ljava/lang/String;"
URI = "android.net.Uri"
INTENT = "android.content.Intent"
ELSEWHERE = "com.example.elsewhere"
"""A package that the phone does not have."""
NOWHERE = "contract.invalid"
"""A host that cannot exist."""


def uri(text: str) -> Made:
    """An address."""
    return Made(URI, "parse", f"({STRING}){internal(URI)}", (Text(text),))


def intent(text: str) -> Value:
    """An intent as the agent writes it: `action=... package=... component=... data=...`."""
    words = dict(word.split("=", 1) for word in text.split(" ") if "=" in word)
    if not words:
        words = {"action": text}
    made: Value = new(INTENT)
    for name, value in words.items():
        match name:
            case "component":
                package, _, page = value.partition("/")
                page = page or ".Page"
                page = package + page if page.startswith(".") else page
                made = _with(made, "setClassName", STRING * 2, Text(package), Text(page))
            case "data":
                made = _with(made, "setData", internal(URI), uri(value))
            case "package":
                made = _with(made, "setPackage", STRING, Text(value))
            case _:
                made = _with(made, "setAction", STRING, Text(value))
    return made


def _with(made: Value, method: str, parameters: str, *arguments: Value) -> Made:
    return Made(INTENT, method, f"({parameters}){internal(INTENT)}", arguments, made)


def sensor(text: str) -> Value:
    """A sensor as the agent writes it: `type=1`."""
    number = int(text.removeprefix("type="))
    owner = "android.hardware.SensorManager"
    asked = service(owner, "sensor")
    kind = internal("android.hardware.Sensor")
    made = Made(owner, "getDefaultSensor", f"(I){kind}", (Number("I", number),), asked)
    return Kept(f"sensor{number}", made)


def words(text: str) -> Array:
    """A list of strings as the agent writes it: `[a, b]`."""
    return Array(STRING, tuple(Text(word) for word in text.strip("[]").split(", ")))


def process_builder(text: str) -> Value:
    """A command as the agent writes it."""
    return new("java.lang.ProcessBuilder", f"[{STRING}", words(text))


def identifier(text: str) -> Value:
    """A UUID."""
    owner = "java.util.UUID"
    return Made(owner, "fromString", f"({STRING}){internal(owner)}", (Text(text),))


def component(text: str) -> Value:
    """A component's name, `package/class`."""
    package, _, name = text.partition("/")
    arguments = (Text(package), Text(name or ".Page"))
    return new("android.content.ComponentName", STRING * 2, *arguments)


def intents(text: str) -> Array:
    """A row of intents, of which one is enough."""
    return Array(internal(INTENT), (intent(text),))


def filter_(text: str) -> Value:
    """An intent filter as the agent writes it: `actions=...`."""
    return new("android.content.IntentFilter", STRING, Text(text.removeprefix("actions=")))


def layout(text: str) -> Value:
    """Where a window goes, as the agent writes it: `type=2038`."""
    number = int(text.partition("=")[2])
    size = Number("I", 1)
    rest = (Number("I", number), Number("I"), Number("I"))
    return new("android.view.WindowManager$LayoutParams", "IIIII", size, size, *rest)


def address(text: str) -> Made:
    """An address as Java writes it, `/192.0.2.1`; by its number, so that nothing is looked up."""
    owner = "java.net.InetAddress"
    number = text.rpartition("/")[2]
    return Made(owner, "getByName", f"({STRING}){internal(owner)}", (Text(number),))


def server(text: str) -> Value:
    """An address with a port that is never looked up."""
    owner = "java.net.InetSocketAddress"
    arguments = (Text(text), Number("I", 443))
    return Made(owner, "createUnresolved", f"({STRING}I){internal(owner)}", arguments)


def cast(owner: str, value: Made) -> Made:
    """The same object, known to be of that class."""
    return Made(owner, "(cast)", "", (value,))


FROM_TEXT: dict[str, Callable[[str], Value]] = {
    "java.lang.String": Text,
    "java.lang.CharSequence": Text,
    "java.lang.Object": Text,
    "[Ljava.lang.String;": words,
    URI: uri,
    INTENT: intent,
    "android.hardware.Sensor": sensor,
    "android.content.ComponentName": component,
    "java.util.UUID": identifier,
    "java.lang.ProcessBuilder": process_builder,
    f"[{internal(INTENT).replace('/', '.')}": intents,
    "android.content.IntentFilter": filter_,
    "android.view.ViewGroup$LayoutParams": layout,
    "java.net.InetAddress": address,
    "java.net.Inet4Address": lambda text: cast("java.net.Inet4Address", address(text)),
    "java.net.Inet6Address": lambda text: cast("java.net.Inet6Address", address(text)),
    "java.net.SocketAddress": server,
    "java.net.URL": lambda text: new("java.net.URL", STRING, Text(text)),
    "java.io.File": lambda text: new("java.io.File", STRING, Text(text)),
}
"""By type: the value that the agent describes by a text."""

USUAL_TEXTS: dict[str, tuple[str, ...]] = {
    "java.lang.String": (NOWHERE,),
    "java.lang.CharSequence": (NOWHERE,),
    f"[{internal(INTENT).replace('/', '.')}": (f"component={ELSEWHERE}/.Page",),
    "android.content.IntentFilter": (f"actions={ELSEWHERE}.ACTION",),
    "android.telephony.TelephonyCallback": ("hears=", "hears=CallState", "hears=CellInfo"),
    "java.net.InetAddress": ("/192.0.2.1",),
    "java.net.Inet4Address": ("/192.168.1.2",),
    "java.net.Inet6Address": ("/fe80:0:0:0:0:0:0:1",),
    "java.net.SocketAddress": (NOWHERE,),
    "java.net.URL": (f"https://{NOWHERE}/",),
    URI: (f"content://{ELSEWHERE}/rows",),
    INTENT: (f"component={ELSEWHERE}/.Page", "action=android.intent.action.VIEW"),
    "android.hardware.Sensor": ("type=5", "type=1", "type=19"),
    "android.content.ComponentName": (f"{ELSEWHERE}/.Page",),
    "java.util.UUID": ("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",),
    "[Ljava.lang.String;": ("[android.permission.CAMERA]",),
    "java.lang.ProcessBuilder": ("[true]",),
    "java.io.File": ("/data/local/tmp/contract",),
}
"""What an argument is when nothing asks for more, and other likely ones."""

FITTING = {("openOutputStream", 1): "w"}
"""Texts that an argument has to be for the call to do its work, by method and position."""
