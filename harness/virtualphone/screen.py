"""What is on the phone's screen: windows, who is in front, touches, keys, system dialogs."""

from __future__ import annotations

import asyncio
import inspect
import io
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

from PIL import Image

from harness.virtualphone import bars, dialog_forms, dialogs, keys, shade
from harness.virtualphone.accessibility import Seen
from harness.virtualphone.display import CONTENT, SCREEN
from harness.virtualphone.node import Node, Rect, parse_tree
from harness.virtualphone.render import render, render_off
from harness.virtualphone.stack import Stack
from harness.virtualphone.touches import Touches
from harness.virtualphone.window import App, Kind, Owner, Window

_ZONE = timezone(timedelta(hours=8))
_LONGEST_TOAST_S = 3.5


class Navigation(Protocol):
    """Who decides which app comes to the front."""

    async def home(self) -> object:
        """Show the launcher."""

    async def back(self) -> object:
        """Give the app in front the back key, or leave a built-in app."""

    async def open_recent(self, package: str) -> object:
        """Bring an app to the front that was opened before."""


@dataclass(eq=False)
class _Question:
    """A permission dialog that waits for an answer."""

    app: App
    window: Window
    answer: dialogs.OnAnswer


class Screen:
    """The screen of one phone. `now` gives seconds since the Unix epoch by the phone's clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.version = 0
        """Grows with every change."""
        self.on = True
        self.battery = 85
        """Percent."""
        self.dialogs = dialog_forms.USUAL
        """Which maker's permission dialogs are shown: a name in dialog_forms.FORMS."""
        self.navigation: Navigation | None = None
        self.last_toast: str | None = None
        self._now = now
        self._stack = Stack()
        self._questions: list[_Question] = []
        self._overlay: Window | None = None
        self._toast: Window | None = None
        self._toast_ends: asyncio.TimerHandle | None = None
        self._typed: tuple[Window, str] | None = None
        self._notifications: dict[tuple[str, str], shade.Notification] = {}
        self._touches = Touches(self._window_at, now)
        self._changed = asyncio.Event()
        self._picture: tuple[tuple[int, str, int], Image.Image] | None = None
        self._png = b""
        self._navigation_bar = bars.navigation_bar(self._back, self._home, self._recents)
        self.touches = self._touches.record

    # Windows of apps

    def window(self, owner: Owner, fields: Sequence[str | None]) -> None:
        """The bridge's line `window`: id, type, title, class, then the nodes; replaces the last."""
        words = [text or "" for text in fields[:4]] + [""] * (4 - len(fields[:4]))
        window_id, kind, title, class_name = (word[:500] for word in words)
        root = parse_tree(fields[4:], package=owner.package.package, screen=CONTENT)
        known = Kind(kind) if kind in {"activity", "dialog", "toast"} else Kind.ACTIVITY
        window = Window(owner, window_id, known, title, class_name, root)
        if known is Kind.TOAST:
            self._show_toast(window, _LONGEST_TOAST_S)
        else:
            self.show(window)

    def show(self, window: Window) -> None:
        """Show a window, on top of its app's others unless it replaces one of them."""
        self._stack.show(window)
        self._change()

    def close(self, app: App, window_id: str) -> None:
        """Take a window away; no error when it is not there."""
        self._stack.close(app, window_id)
        if self._toast and self._toast.same(app, window_id):
            self._end_toast()
        self._change()

    gone = close

    def forget(self, app: App) -> None:
        """The app has ended: take away all that it shows."""
        self._stack.forget(app)
        self._questions = [each for each in self._questions if each.app != app]
        self._change()

    def focus(self, app: App, window_id: str = "") -> None:
        """Bring an app's windows to the front, and one of them above its others."""
        self._stack.focus(app, window_id)
        self._overlay = None
        self._change()

    # Windows of the system

    def permission_dialog(
        self,
        app: App,
        label: str,
        group: str,
        on_answer: dialogs.OnAnswer,
        *,
        asked_before: bool = False,
    ) -> None:
        """Ask the person for a permission group on behalf of an app.

        It stays with that app until it is answered, and is out of sight while the app is.
        """

        def answered(answer: dialog_forms.PermissionAnswer) -> Awaitable[None] | None:
            self._questions.remove(question)
            self._change()
            return on_answer(answer)

        form = dialog_forms.FORMS[self.dialogs]
        window = dialogs.permission_window(
            label, group, answered, asked_before=asked_before, form=form
        )
        question = _Question(app, window, answered)
        self._questions.append(question)
        self._change()

    def notify(self, notification: shade.Notification) -> None:
        """Put an entry into the shade."""
        self._notifications[notification.package, notification.key] = notification
        self._change()

    def cancel(self, package: str, key: str = "") -> None:
        """Remove one entry of an app, or all of them."""
        self._notifications = {
            name: each
            for name, each in self._notifications.items()
            if name != (package, key) and (key or name[0] != package)
        }
        self._change()

    def open_shade(self) -> None:
        """Pull the notification shade down."""
        entries = list(self._notifications.values())
        self._overlay = shade.notification_shade(entries, self.time())
        self._change()

    def toast(self, text: str, package: str = "android", seconds: float = 2.0) -> None:
        """Show a short message, which goes by itself."""
        node = Node("android.widget.TextView", Rect(90, 1900, 990, 2040), package, text=text)
        self._show_toast(Window(package, "toast", Kind.TOAST, "Toast", "", node), seconds)

    # What a person does

    async def tap(self, x: float, y: float, held_s: float = 0.0) -> None:
        """Tap, or press for so many seconds."""
        if self.on:
            await self._touches.tap(x, y, held_s)

    async def swipe(self, points: Sequence[tuple[float, float]], duration_s: float) -> None:
        """Move a finger along two or more points."""
        if self.on:
            await self._touches.swipe(points, duration_s)

    async def press(self, action: str, x: float, y: float) -> None:
        """Put a finger `down`, `move` it or lift it `up`."""
        if self.on:
            await self._touches.press(action, x, y)

    async def key(self, code: int) -> None:
        """Press a key by its Android code."""
        system = {
            keys.HOME: self._home,
            keys.BACK: self._back,
            keys.RECENTS: self._recents,
        }
        if code in {keys.POWER, keys.SLEEP, keys.WAKE_UP}:
            self.on = code == keys.WAKE_UP or (code == keys.POWER and not self.on)
            self._change()
        elif not self.on:
            return
        elif code in system:
            await system[code]()
        elif code == keys.NOTIFICATION:
            self.open_shade()
        elif typed := keys.typed(code):
            self.type(typed)
        elif code == keys.DELETE:
            self.replace_text(self._field_text()[:-1])
        elif isinstance(owner := self.active().app, str):
            return
        else:
            owner.send("key", str(code))

    def type(self, text: str) -> None:
        """Append to the focused field, as `input text` does; nothing happens without one."""
        self.replace_text(self._field_text() + text)

    def replace_text(self, text: str) -> None:
        """Put text into the focused field; nothing happens without one."""
        window = self.active()
        if self.focused_field() is not None and not isinstance(window.app, str):
            self._typed = (window, text)
            window.app.send("text", text)

    # What is to be seen

    def active(self) -> Window:
        """The window that has the input focus."""
        return self._system_window() or self._stack.in_front()[-1]

    def layers(self) -> list[Window]:
        """All that is drawn, from the bottom to the top, without the bars."""
        system, toast = self._system_window(), self._toast
        return [*self._stack.in_front(), *([system] if system else []), *([toast] if toast else [])]

    def roots(self) -> list[Seen]:
        """What accessibility sees: the active window first, then the system's bars."""
        bar = bars.status_bar(self.time(), self.battery)
        return [self.active().seen, bar.seen, self._navigation_bar.seen]

    def focused_field(self) -> Node | None:
        """The text field that typing goes to."""
        fields = (node for node in self.active().root.walk() if node.focused)
        return next((node for node in fields if node.simple_class.endswith("EditText")), None)

    def picture(self) -> Image.Image:
        """What a person sees, 1080x2340. Not to be drawn on: it is given again until it changes."""
        key = (self.version, self.time(), self.battery)
        if self._picture is None or self._picture[0] != key:
            drawn = render(self.layers(), key[1], key[2]) if self.on else render_off()
            self._picture, self._png = (key, drawn), b""
        return self._picture[1]

    def png(self) -> bytes:
        """The picture as a PNG file."""
        picture = self.picture()
        if not self._png:
            file = io.BytesIO()
            picture.save(file, "PNG", compress_level=1)
            self._png = file.getvalue()
        return self._png

    def time(self) -> str:
        """The status bar's clock, such as 09:41."""
        return f"{datetime.fromtimestamp(self._now(), _ZONE):%H:%M}"

    async def changed(self, since: int, timeout_s: float) -> bool:
        """Wait until the version differs from `since`; False when it does not in time."""
        if self.version == since:
            try:
                async with asyncio.timeout(timeout_s):
                    await self._changed.wait()
            except TimeoutError:
                return False
        return True

    # Inside

    def _change(self) -> None:
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    def _field_text(self) -> str:
        """The focused field's text: what was last typed, as long as the app has not drawn it."""
        field = self.focused_field()
        if self._typed and field:
            window, text = self._typed
            hidden = field.password and len(text) == len(field.text)
            if window is self.active() or hidden:
                return text
        return "" if field is None or field.showing_hint or field.password else field.text

    def _question(self) -> _Question | None:
        own = [each for each in self._questions if each.app == self._stack.front]
        return own[-1] if own else None

    def _system_window(self) -> Window | None:
        question = self._question()
        return self._overlay or (question.window if question else None)

    def _window_at(self, x: int, y: int) -> Window | None:
        if not SCREEN.holds(x, y):
            return None
        if self._navigation_bar.root.bounds.holds(x, y):
            return self._navigation_bar
        # Dialogs are modal: what is outside of them is theirs too.
        return self.active()

    def _show_toast(self, window: Window, seconds: float) -> None:
        self._end_toast()
        texts = [node.text for node in window.root.walk() if node.text]
        self.last_toast = "\n".join(texts) or window.title
        self._toast = window
        loop = asyncio.get_running_loop()
        self._toast_ends = loop.call_later(min(seconds, _LONGEST_TOAST_S), self._end_toast)
        self._change()

    def _end_toast(self) -> None:
        if self._toast_ends:
            self._toast_ends.cancel()
        self._toast = self._toast_ends = None
        self._change()

    async def _home(self) -> None:
        self._overlay = None
        self._change()
        if self.navigation:
            await self.navigation.home()

    async def _back(self) -> None:
        if self._overlay:
            self._overlay = None
            self._change()
        elif question := self._question():
            done = question.answer(dialog_forms.PermissionAnswer.CANCELLED)
            if inspect.isawaitable(done):
                await done
        elif self.navigation:
            await self.navigation.back()

    async def _recents(self) -> None:
        if self.navigation is None:
            return
        tasks = [task for task in self._stack.tasks() if task[0] != shade.LAUNCHER]
        self._overlay = shade.overview(tasks, self.navigation.open_recent)
        self._change()
