"""Which windows are in front, and where touches, keys and text go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from harness.virtualphone import keys, pages
from harness.virtualphone.dialog_forms import PermissionAnswer
from harness.virtualphone.display import CONTENT
from harness.virtualphone.screen import Screen
from harness.virtualphone.shade import Notification

NOON = 1_700_020_800.0


class Package:
    def __init__(self, package: str) -> None:
        self.package = package


class App:
    """An app's end of the bridge that keeps what it is sent."""

    def __init__(self, package: str = "com.x") -> None:
        self.package = Package(package)
        self.sent: list[tuple[str, ...]] = []

    def send(self, *fields: str) -> None:
        self.sent.append(fields)


class Phone:
    """What decides who is in front; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def home(self) -> None:
        self.asked.append("home")

    async def back(self) -> None:
        self.asked.append("back")

    async def open_recent(self, package: str) -> None:
        self.asked.append(f"open {package}")


def window(
    window_id: str, kind: str, *texts: str, flags: str = "e", widget: str = "TextView"
) -> list[str | None]:
    rows: list[str | None] = [window_id, kind, "标题", f"com.x.{kind.title()}"]
    for place, text in enumerate(texts):
        rows += [
            "0" if place == 0 else "1", f"android.widget.{widget}", "", text, "",
            f"0,{300 + 100 * place},1080,{400 + 100 * place}", flags, "42", "", "", "0", "start",
        ]  # fmt: skip
    return rows


@pytest.fixture
def screen() -> Screen:
    return Screen(lambda: NOON)


def titles(screen: Screen) -> list[str]:
    return [each.root.text for each in screen.layers()]


def play(action: Callable[[], Awaitable[None]]) -> None:
    async def within() -> None:
        async with asyncio.timeout(10):
            await action()

    asyncio.run(within())


def test_only_the_front_apps_windows_are_seen(screen: Screen) -> None:
    one, other = App(), App("com.y")
    screen.window(one, window("1", "activity", "one"))
    screen.window(other, window("1", "activity", "other"))
    screen.focus(one)
    assert titles(screen) == ["one"]
    assert screen.active().package == "com.x"
    screen.focus(other)
    assert titles(screen) == ["other"]


def test_an_app_that_has_drawn_nothing_shows_an_empty_window(screen: Screen) -> None:
    screen.focus(App("com.slow"))
    assert screen.active().package == "com.slow"
    assert screen.active().root.children == ()


def test_a_changed_tree_replaces_the_window_where_it_is(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "page"))
    screen.window(app, window("2", "dialog", "dialog"))
    screen.window(app, window("1", "activity", "page 2"))
    assert titles(screen) == ["page 2", "dialog"]
    screen.gone(app, "2")
    assert titles(screen) == ["page 2"]


def test_a_new_activity_covers_the_one_before_with_its_dialogs(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "first"))
    screen.window(app, window("2", "dialog", "its dialog"))
    screen.window(app, window("3", "activity", "second"))
    assert titles(screen) == ["second"]
    screen.focus(app, "1")
    assert titles(screen) == ["first", "its dialog"]


def test_an_app_that_has_ended_leaves_nothing(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "page"))
    screen.permission_dialog(app, "应用", "CAMERA", lambda _: None)
    screen.forget(app)
    assert titles(screen) == [""]


def test_an_app_that_opens_windows_without_end_loses_its_oldest(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("page", "activity", "page"))
    for number in range(300):
        screen.window(app, window(f"{number}", "dialog", f"{number}"))
    assert len(screen.layers()) < 100
    assert screen.active().root.text == "299"


def test_touches_go_to_the_topmost_window_even_outside_of_it(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "page"))
    screen.window(app, window("2", "dialog", "dialog"))
    play(lambda: screen.tap(500.6, 2000))
    assert app.sent == [("touch", "down", "500", "2000"), ("touch", "up", "500", "2000")]


def test_touches_are_recorded_with_time_and_package(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    play(lambda: screen.tap(10, 200))
    last = screen.touches[-1]
    assert (last.action, last.x, last.y, last.at, last.package) == ("up", 10, 200, NOON, "com.x")


def test_a_swipe_moves_evenly_from_end_to_end(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    play(lambda: screen.swipe([(100, 2000), (100, 1000), (500, 1000)], 0.1))
    actions = [each[1] for each in app.sent]
    assert (actions[0], actions[-1]) == ("down", "up")
    assert set(actions[1:-1]) == {"move"}
    assert app.sent[-2][2:] == ("500", "1000")
    heights = [int(each[3]) for each in app.sent]
    assert heights == sorted(heights, reverse=True)


def test_the_window_that_was_touched_keeps_the_finger(screen: Screen) -> None:
    one, other = App(), App("com.y")
    screen.focus(one)

    async def action() -> None:
        await screen.press("down", 5, 500)
        screen.focus(other)
        await screen.press("up", 5, 500)

    play(action)
    assert [each[1] for each in one.sent] == ["down", "up"]
    assert other.sent == []


def test_a_display_that_is_off_feels_nothing(screen: Screen) -> None:
    app = App()
    screen.focus(app)

    async def action() -> None:
        await screen.key(keys.POWER)
        await screen.tap(5, 500)
        await screen.key(66)

    play(action)
    assert app.sent == []
    assert screen.picture().getextrema() == ((0, 0), (0, 0), (0, 0))
    play(lambda: screen.key(keys.WAKE_UP))
    assert screen.on


def test_navigation_buttons_and_keys_ask_the_phone(screen: Screen) -> None:
    phone = screen.navigation = Phone()

    async def action() -> None:
        await screen.key(keys.BACK)
        await screen.key(keys.HOME)
        await screen.tap(180, 2280)
        await screen.tap(540, 2280)

    play(action)
    assert phone.asked == ["back", "home", "back", "home"]


def test_other_keys_go_to_the_app(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    play(lambda: screen.key(66))
    assert app.sent == [("key", "66")]


def test_typing_appends_to_the_focused_field(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "138", flags="efF", widget="EditText"))
    screen.type("00")
    play(lambda: screen.key(8))
    play(lambda: screen.key(keys.DELETE))
    assert app.sent == [("text", "13800"), ("text", "138001"), ("text", "13800")]


def test_typing_goes_on_from_what_the_app_draws(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "138", flags="efF", widget="EditText"))
    screen.type("x")
    screen.window(app, window("1", "activity", "139", flags="efF", widget="EditText"))
    screen.type("0")
    assert app.sent == [("text", "138x"), ("text", "1390")]


def test_a_password_is_typed_on_though_the_app_shows_dots(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "密码", flags="efFph", widget="EditText"))
    screen.type("ab")
    screen.window(app, window("1", "activity", "••", flags="efFp", widget="EditText"))
    screen.type("c")
    assert app.sent == [("text", "ab"), ("text", "abc")]


def test_typing_replaces_a_hint(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "手机号", flags="efFh", widget="EditText"))
    screen.type("1")
    assert app.sent == [("text", "1")]


def test_typing_without_a_focused_field_does_nothing(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "138", flags="ef", widget="EditText"))
    screen.type("00")
    assert app.sent == []


def test_a_permission_dialog_belongs_to_its_app(screen: Screen) -> None:
    app, other = App(), App("com.y")
    screen.focus(app)
    answers: list[PermissionAnswer] = []
    screen.permission_dialog(app, "应用", "LOCATION", answers.append)
    assert screen.active().package == "com.android.permissioncontroller"
    screen.focus(other)
    assert screen.active().package == "com.y"
    screen.focus(app)
    screen.navigation = phone = Phone()
    play(lambda: screen.key(keys.BACK))
    assert answers == [PermissionAnswer.CANCELLED]
    assert phone.asked == []
    assert screen.active().package == "com.x"


def test_tapping_a_permission_button_answers_once(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    answers: list[PermissionAnswer] = []
    screen.permission_dialog(app, "应用", "CAMERA", answers.append)
    deny = next(
        node for node in screen.active().root.walk() if node.resource_id.endswith("deny_button")
    )
    play(lambda: screen.tap(*deny.bounds.centre))
    play(lambda: screen.tap(*deny.bounds.centre))
    assert answers == [PermissionAnswer.DENY]
    assert [each[1] for each in app.sent] == ["down", "up"]


def test_what_a_dialog_covers_is_not_told_to_accessibility(screen: Screen) -> None:
    app = App()
    screen.focus(app)
    screen.window(app, window("1", "activity", "page"))
    screen.window(app, window("2", "dialog", "dialog"))
    roots = screen.roots()
    assert roots[0].node.text == "dialog"
    assert [root.node.package for root in roots[1:]] == ["com.android.systemui"] * 2
    assert "12:00" in [seen.node.text for seen in roots[1].walk()]


def test_a_toast_goes_by_itself_and_is_remembered(screen: Screen) -> None:
    async def action() -> None:
        screen.toast("再按一次退出", seconds=0.01)
        shown = titles(screen)
        version = screen.version
        assert await screen.changed(version, 5)
        assert shown[-1] == "再按一次退出"
        assert "再按一次退出" not in titles(screen)

    play(action)
    assert screen.last_toast == "再按一次退出"


def test_an_apps_toast_is_read_from_its_tree(screen: Screen) -> None:
    app = App()

    async def action() -> None:
        screen.window(app, window("9", "toast", "已复制"))
        screen.gone(app, "9")

    play(action)
    assert screen.last_toast == "已复制"


def test_notifications_are_opened_by_a_tap_and_the_shade_closed_by_back(screen: Screen) -> None:
    opened: list[str] = []
    screen.notify(Notification("com.x", "1", "旧", "", lambda: opened.append("old")))
    screen.notify(Notification("com.x", "1", "新", "消息", lambda: opened.append("new")))
    screen.notify(Notification("com.y", "1", "另一个", ""))
    screen.cancel("com.y")
    screen.open_shade()
    texts = [node.text for node in screen.active().root.walk()]
    assert "新" in texts
    assert not {"旧", "另一个"} & set(texts)
    card = next(node for node in screen.active().root.walk() if node.on_tap)
    play(lambda: screen.tap(*card.bounds.centre))
    assert opened == ["new"]
    play(lambda: screen.key(keys.BACK))
    assert screen.active().package != "com.android.systemui"


def test_the_overview_opens_an_app_again(screen: Screen) -> None:
    screen.navigation = phone = Phone()
    screen.window(App("com.x"), window("1", "activity", "page"))
    play(lambda: screen.key(keys.RECENTS))
    card = next(node for node in screen.active().root.walk() if node.on_tap)
    play(lambda: screen.tap(*card.bounds.centre))
    assert phone.asked == ["open com.x"]


def test_a_built_in_page_does_what_its_rows_say(screen: Screen) -> None:
    done: list[str] = []
    column = pages.Column("com.android.settings", CONTENT).row("WLAN", "", lambda: done.append("w"))
    screen.show(pages.page(column, window_id="main", class_name="com.android.settings.Settings"))
    screen.focus("com.android.settings")
    row = next(node for node in screen.active().root.walk() if node.on_tap)
    play(lambda: screen.tap(*row.bounds.centre))
    play(lambda: screen.swipe([row.bounds.centre, (500, 2000)], 0.02))
    assert done == ["w"]


def test_waiting_for_a_change_ends_with_the_change(screen: Screen) -> None:
    async def action() -> None:
        version = screen.version
        waiting = asyncio.create_task(screen.changed(version, 30))
        await asyncio.sleep(0)
        screen.focus(App())
        assert await waiting
        assert not await screen.changed(screen.version, 0)

    play(action)
