"""An intent: what is asked to be started, as Android describes it and writes it to its log."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

ACTION_MAIN = "android.intent.action.MAIN"
ACTION_VIEW = "android.intent.action.VIEW"
CATEGORY_LAUNCHER = "android.intent.category.LAUNCHER"
CATEGORY_HOME = "android.intent.category.HOME"
FLAG_NEW_TASK = 0x10000000
FLAG_CLEAR_TOP = 0x04000000
FLAG_SINGLE_TOP = 0x20000000
FLAG_RESET_TASK_IF_NEEDED = 0x00200000


@dataclass
class Intent:
    """What is asked to be started."""

    action: str = ""
    data: str = ""
    package: str = ""
    """Only components of this package may answer, when not empty."""
    component: str = ""
    """Full `package/class`, when not empty."""
    mime_type: str = ""
    categories: list[str] = field(default_factory=list)
    extras: dict[str, str] = field(default_factory=dict)
    flags: int = 0

    @property
    def scheme(self) -> str:
        """The data's scheme, lower case, or empty."""
        try:
            return urlsplit(self.data).scheme
        except ValueError:
            return ""

    def __str__(self) -> str:
        """As it stands in START lines: data shortened, extras only mentioned."""
        parts = [f"act={self.action}"] if self.action else []
        if self.categories:
            parts.append(f"cat=[{','.join(self.categories)}]")
        if self.data:
            parts.append(f"dat={shortened(self.data)}")
        if self.mime_type:
            parts.append(f"typ={self.mime_type}")
        if self.flags:
            parts.append(f"flg=0x{self.flags:x}")
        if self.package:
            parts.append(f"pkg={self.package}")
        if self.component:
            parts.append(f"cmp={short_component(self.component)}")
        if self.extras:
            parts.append("(has extras)")
        return "{" + " ".join(parts) + "}"


def shortened(uri: str) -> str:
    """A URI as Android logs it: host kept, path and number hidden."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return "..."
    if parts.netloc:
        rest = "/..." if parts.path or parts.query else ""
        return f"{parts.scheme}://{parts.hostname or ''}{rest}"
    return f"{parts.scheme}:..." if parts.scheme else "..."


def full_component(text: str) -> str:
    """`p/.A` becomes `p/p.A`; other text stays."""
    package, slash, name = text.partition("/")
    return f"{package}/{package}{name}" if slash and name.startswith(".") else text


def short_component(component: str) -> str:
    """`p/p.A` becomes `p/.A`; other text stays."""
    package, _, name = component.partition("/")
    return f"{package}/{name[len(package) :]}" if name.startswith(package + ".") else component
