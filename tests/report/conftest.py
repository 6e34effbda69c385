"""A realistic run of a made-up reading app, written through the real recorder."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from harness.model.app import App
from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    Blob,
    Bounds,
    Button,
    ConsentDialog,
    DataMatch,
    HookMissing,
    HooksInstalled,
    HttpRequest,
    OpaqueTraffic,
    PermissionAnswered,
    PermissionAsked,
    Phase,
    ProbeBegan,
    ProcessEnded,
    ProcessStarted,
    ScreenSeen,
    TlsRefused,
    UserAction,
    parse_evidence,
)
from harness.model.identity import Identity
from harness.model.recording import Device, Procedure, Provenance, Recording
from harness.model.timeline import Kind, Timeline
from harness.store.recorder import Recorder

PACKAGE = "cn.example.reader"
UMENG = ("com.umeng.commonsdk.internal.a.b", "com.umeng.commonsdk.UMConfigure.init")
GETUI = ("com.igexin.push.core.b.a", "com.igexin.sdk.PushService.onCreate")
OWN = (f"{PACKAGE}.start.Device.collect", f"{PACKAGE}.App.onCreate")
PLATFORM_TAIL = ("android.app.ActivityThread.handleBindApplication", "android.os.Looper.loop")
BUTTON = Bounds(left=60, top=900, right=480, bottom=980)
CONSENT = ConsentDialog(
    agree=Button(text="同意并继续", bounds=BUTTON),
    refuse=None,
    policy_links=("《隐私政策》", "《用户协议》"),
    preticked=True,
    confidence=0.97,
    reason="title 个人信息保护指引, buttons 同意并继续, links 《隐私政策》",
)


class Story:
    """Tells a run to the recorder at chosen seconds."""

    def __init__(self, folder: Path) -> None:
        self.now = 0.0
        self.recorder = Recorder(folder, clock=lambda: self.now)
        self.random = random.Random(4184)  # noqa: S311 - a picture, no secret

    def at(self, seconds: float, observation: Kind) -> Kind:
        self.now = seconds
        return self.recorder.record(observation)

    def phase(self, seconds: float, phase: Phase, because: str) -> None:
        self.now = seconds
        self.recorder.begin(phase, because)

    def complete(self, seconds: float) -> None:
        self.now = seconds
        self.recorder.complete()

    def screen(self, seconds: float, overlay: str = "none", **changes: object) -> ScreenSeen:
        blob = self.recorder.keep(picture(overlay, self.random), "image/png")
        seen = ScreenSeen(
            package=PACKAGE,
            activity=f"{PACKAGE}.MainActivity",
            overlay=overlay,
            texts=("悦读", "书架", "推荐", "我的"),
            picture=blob,
        )
        return self.at(seconds, seen.model_copy(update=changes))

    def read(
        self, seconds: float, data_type: str, method: str, stack: tuple[str, ...], **more: object
    ) -> None:
        call = ApiCall(
            api=f"test.{data_type}",
            data_type=data_type,
            signature=f"android.{method}",
            outcome="value",
            stack=(f"android.{method.partition('(')[0]}", *stack, *PLATFORM_TAIL),
            process=PACKAGE,
            pid=4201,
            thread="main",
        )
        self.at(seconds, call.model_copy(update=more))

    def sent(self, seconds: float, url: str, *matches: DataMatch, tls: bool = True) -> None:
        host = url.split("/")[2]
        body = self.recorder.keep(b'{"made": "up"}', "application/json")
        self.at(
            seconds,
            HttpRequest(
                exchange=f"x{seconds}",
                method="POST",
                url=url,
                host=host,
                port=443 if tls else 80,
                tls=tls,
                headers=(("User-Agent", "okhttp/4.12"),),
                body=body,
                matches=matches,
            ),
        )


def picture(overlay: str, chance: random.Random) -> bytes:
    image = Image.new("RGB", (540, 1170), "#fbfaf7")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 540, 110), fill="#d9573f")
    for row in range(5):
        top = 140 + row * 190
        hue = chance.choice(["#e7d7c3", "#c8d8dd", "#d8e0c6", "#e2cfd8"])
        draw.rounded_rectangle((24, top, 144, top + 160), 10, fill=hue)
        for line in range(3):
            width = chance.randint(220, 350)
            draw.rounded_rectangle(
                (170, top + 14 + line * 44, 170 + width, top + 34 + line * 44), 6, fill="#dcdad4"
            )
    if overlay in {"consent", "permission"}:
        draw.rectangle((0, 0, 540, 1170), fill="#6f6d6a")
        draw.rounded_rectangle((40, 380, 500, 1000), 26, fill="white")
        for line in range(7):
            draw.rounded_rectangle((80, 440 + line * 50, 460, 458 + line * 50), 6, fill="#d7d9dd")
        draw.rounded_rectangle((80, 890, 460, 960), 34, fill="#d9573f")
    if overlay in {"splash", "popup_ad"}:
        draw.rectangle((0, 0, 540, 1010), fill="#2d4a73")
        draw.ellipse((150, 320, 390, 560), fill="#f2b53c")
        draw.rounded_rectangle((420, 50, 515, 95), 22, fill="#1b2d47")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def match(item: str, form: str, key: str, excerpt: str) -> DataMatch:
    return DataMatch(
        item=item,
        form=form,
        path=("body", f"json:{key}"),
        where=f"请求体 JSON 字段 {key}",
        excerpt=excerpt,
    )


def tell(story: Story) -> None:
    for probe in ("activities", "traffic", "api_calls", "screens", "permissions"):
        story.at(2.0, ProbeBegan(probe=probe))
    first_launch(story)
    agreed_and_used(story)
    left_alone(story)
    story.recorder.close()


def first_launch(story: Story) -> None:
    story.phase(10, Phase.BEFORE_CONSENT, "first launch; nobody has touched the app")
    story.at(10, UserAction(action="launch", target=PACKAGE, reason="first launch"))
    story.at(10.2, ProcessStarted(process=PACKAGE, package=PACKAGE, pid=4201, cause="activity"))
    story.at(
        10.3,
        HooksInstalled(process=PACKAGE, pid=4201, live=412, early=True, agent_version="1"),
    )
    story.at(
        10.3,
        HookMissing(
            api="oaid.honor", process=PACKAGE, pid=4201, reason="no such class", absent=True
        ),
    )
    story.read(10.8, "Android ID", "provider.Settings$Secure.getString(android_id)", UMENG)
    story.read(
        10.9,
        "IMEI",
        "telephony.TelephonyManager.getImei()",
        OWN,
        outcome="denied",
        exception="java.lang.SecurityException: not permitted",
    )
    story.read(11.0, "MAC地址", "net.NetworkInterface.getHardwareAddress()", UMENG)
    story.read(11.4, "软件安装列表", "pm.PackageManager.getInstalledPackages(0)", OWN)
    story.read(11.6, "Android ID", "provider.Settings$Secure.getString(android_id)", GETUI)
    story.screen(11.5, "splash", texts=("广告", "跳过 3"))
    story.sent(
        12.2,
        "https://ulogs.umeng.com/unify_logs",
        match("android_id", "plain", "idmd5", '"android_id":"«9774d56d682e549c»","os"'),
        match("wifi_mac", "md5", "mac", '"mac":"«5f4dcc3b5aa765d61d8327deb882cf99»"'),
    )
    story.sent(12.9, "https://sdk-open-phone.getui.com/api.php")
    story.sent(
        13.1,
        "http://stat.example.cn/start?imei=",
        match("imei", "sha256", "did", '"did":"«3f79bb7b435b05321651daefd374cd21»"'),
        tls=False,
    )
    for second in range(14, 40, 3):
        story.screen(second, "consent", consent=CONSENT)
    for second in range(16, 39, 2):
        story.sent(second + 0.3, "https://img.example.cn/banner.webp")
    story.complete(40)


def agreed_and_used(story: Story) -> None:
    story.phase(41, Phase.AGREED, "the harness taps “同意并继续”")
    story.at(41.1, UserAction(action="tap", target="同意并继续", reason="agree", bounds=BUTTON))
    asked = {"定位": "ACCESS_FINE_LOCATION", "存储": "READ_EXTERNAL_STORAGE"}
    for number, (group, name) in enumerate(asked.items()):
        second = 43.5 + number * 3
        seen = story.screen(second, "permission", package="com.android.permissioncontroller")
        story.at(
            second,
            PermissionAsked(
                permissions=(f"android.permission.{name}",),
                group=group,
                text=f"要允许“悦读”获取此设备的{group}信息吗？",
                screen=seen.id,
                purpose_shown=False,
            ),
        )
        story.at(second + 0.8, UserAction(action="tap", target="不允许", reason="deny"))
        story.at(
            second + 0.9,
            PermissionAnswered(
                permissions=(f"android.permission.{name}",), granted=False, button="不允许"
            ),
        )
    story.read(43, "OAID", "os.IBinder.transact(oaid)", UMENG)
    story.complete(55)
    story.phase(55, Phase.IN_USE, "the harness walks the app")
    for number in range(9):
        second = 57 + number * 5
        story.screen(second, "popup_ad" if number == 4 else "none")
        story.at(second + 0.5, UserAction(action="tap", target=f"第 {number} 章", reason="explore"))
        story.sent(second + 0.9, "https://api.example.cn/chapter")
    story.screen(100, "popup_ad", texts=("限时福利", "关闭"))
    story.at(101, UserAction(action="tap", target="关闭", reason="close the window"))
    story.at(
        101.4,
        ActivityStarted(
            caller=PACKAGE,
            target="com.example.shop",
            activity="com.example.shop.Landing",
            action="android.intent.action.VIEW",
            data="shop://item/1",
            source="log",
            raw="START u0 {act=android.intent.action.VIEW dat=shop://...} from uid 10123",
        ),
    )
    story.screen(102.5, package="com.example.shop")
    story.at(
        80.2, ProcessStarted(process=f"{PACKAGE}:push", package=PACKAGE, pid=4310, cause="service")
    )
    story.at(80.3, HooksInstalled(process=f"{PACKAGE}:push", pid=4310, live=412, early=True))
    story.at(90, TlsRefused(host="pin.example.cn", port=443, reason="certificate unknown"))
    story.at(92, OpaqueTraffic(protocol="tcp", host="203.0.113.9", port=5228, size=812))
    story.complete(110)


def left_alone(story: Story) -> None:
    story.phase(111, Phase.SILENT, "on screen, untouched")
    story.screen(112)
    for second in range(113, 141, 5):
        story.read(second, "位置", "location.LocationManager.getLastKnownLocation(gps)", GETUI)
    story.complete(141)
    story.phase(142, Phase.BACKGROUND, "the harness presses home")
    story.at(142.2, UserAction(action="home", reason="to the background"))
    for second in range(148, 176, 5):
        story.read(second, "剪切板", "content.ClipboardManager.getPrimaryClip()", OWN)
    story.sent(
        160,
        "https://sdk-open-phone.getui.com/api.php",
        match("latitude", "rounded", "lbs", '"lat":«31.2304»,"lon":121.4737'),
    )
    story.complete(176)
    story.at(177, UserAction(action="stop", target=PACKAGE, reason="to see a second launch"))
    story.at(177.2, ProcessEnded(process=PACKAGE, package=PACKAGE, pid=4201, crashed=False))
    story.phase(178, Phase.AFTER_RESTART, "stopped and launched again")
    story.at(178.1, UserAction(action="launch", target=PACKAGE, reason="launch after a stop"))
    story.at(178.3, ProcessStarted(process=PACKAGE, package=PACKAGE, pid=4555, cause="activity"))
    story.at(178.4, HooksInstalled(process=PACKAGE, pid=4555, live=412, early=True))
    story.read(179, "Android ID", "provider.Settings$Secure.getString(android_id)", UMENG)
    story.screen(180)
    story.complete(196)


def provenance() -> Provenance:
    return Provenance(
        run="20260105-101500-cn.example.reader-lab-1",
        began="2026-01-05T10:15:00+08:00",
        app=App(
            path=Path("reader.apk"),
            package=PACKAGE,
            label="悦读小说",
            version_name="3.4.1",
            version_code=341,
            sha256="4b" * 32,
            signer_sha256="c7" * 32,
            min_sdk=21,
            target_sdk=30,
            main_activity=f"{PACKAGE}.MainActivity",
            permissions=(
                "android.permission.INTERNET",
                "android.permission.ACCESS_FINE_LOCATION",
                "android.permission.READ_EXTERNAL_STORAGE",
            ),
            processes=(PACKAGE, f"{PACKAGE}:push"),
        ),
        device=Device(
            name="lab-1",
            serial="emulator-5554",
            manufacturer="Google",
            model="Pixel 7",
            android="14",
            sdk=34,
            build="google/panther/panther:14/AP2A/user/release-keys",
            abi="arm64-v8a",
            rooted=True,
            virtual=True,
            art_module="341010000",
        ),
        procedure=Procedure(
            name="standard",
            before_consent=30,
            refused=0,
            agreed=14,
            in_use=55,
            silent=30,
            background=34,
            after_restart=18,
        ),
        tools={"harness": "0.1.0", "frida": "17.26.0", "mitmproxy": "11.0.2", "adb": "35.0.2"},
        identity=Identity(imei="490154203237518", android_id="9774d56d682e549c"),
    )


def read_back(folder: Path) -> Timeline:
    lines = (folder / "timeline.jsonl").read_text(encoding="utf-8").splitlines()
    return Timeline(
        sorted((parse_evidence.validate_json(line) for line in lines), key=lambda e: e.at)
    )


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    folder = tmp_path_factory.mktemp("run")
    tell(Story(folder))
    return Recording(folder, provenance(), read_back(folder), ended=True)


@pytest.fixture
def lost_blob() -> Blob:
    return Blob(sha256="0" * 64, media_type="image/png", size=10)
