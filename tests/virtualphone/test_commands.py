"""The contract of each shell command: what it prints, and its exit code."""

from __future__ import annotations

import re

import pytest
from adbutils import AdbDevice

from harness.virtualphone.phone import Phone

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

CONTRACTS = [
    # The language
    ("echo a; echo b", 0, "a\nb"),
    ("false && echo no || echo yes", 0, "yes"),
    ("true && echo yes", 0, "yes"),
    ("false; echo $?", 0, "1"),
    ("echo 'a;b' \"c d\" e\\ f", 0, "a;b c d e f"),
    ("X=1; echo $X ${X}2 ${Y:-none}", 0, "1 12 none"),
    ('echo "$(echo inner)" `echo tick`', 0, "inner tick"),
    ("for x in a b; do echo -$x; done", 0, "-a\n-b"),
    ("if [ 1 -lt 2 ]; then echo less; else echo more; fi", 0, "less"),
    ("(exit 3); echo $?", 0, "3"),
    ("sh -c 'exit 5'", 5, ""),
    ("printf 'a\\nb\\nc\\n' | grep -v b | wc -l", 0, "2"),
    ("printf 'a\\nb\\n' | head -n 1", 0, "a"),
    ("echo hidden > /dev/null; nosuch 2>/dev/null; echo $?", 0, "127"),
    ("nosuch", 127, "/system/bin/sh: nosuch: inaccessible or not found"),
    ("echo 'open", 1, "/system/bin/sh: syntax error: no closing quote"),
    (
        "echo one > /data/local/tmp/w; echo two >> /data/local/tmp/w; cat /data/local/tmp/w",
        0,
        "one\ntwo",
    ),
    ("cat /nosuch 2>&1 | head -1", 0, "cat: /nosuch: No such file or directory"),
    # Files
    ("mkdir -p /data/local/tmp/d/e; touch /data/local/tmp/d/f; ls /data/local/tmp/d", 0, "e\nf"),
    ("echo -n hello | md5sum", 0, "5d41402abc4b2a76b9719d911017c592  -"),
    (
        "echo -n x > /data/local/tmp/x; toybox md5sum /data/local/tmp/x",
        0,
        "9dd4e461268c8034f5c8564e155c67a6  /data/local/tmp/x",
    ),
    (
        "cd /data/local/tmp; cp x y; chmod 600 y; stat -c %a:%s y",
        0,
        "600:1",
    ),
    (
        "mv /data/local/tmp/y /data/local/tmp/z; ls /data/local/tmp/y",
        1,
        "ls: /data/local/tmp/y: No such file or directory",
    ),
    ("rm /nosuch", 1, "rm: /nosuch: No such file or directory"),
    ("echo x > /system/x", 1, "/system/bin/sh: can't create /system/x: Permission denied"),
    (
        "su 0 sh -c 'echo x > /system/x'",
        1,
        "/system/bin/sh: can't create /system/x: Read-only file system",
    ),
    ("rm -rf /data/local/tmp/d /data/local/tmp/x /data/local/tmp/z /data/local/tmp/w", 0, ""),
    # The system
    ("whoami; su 0 whoami; su -c 'id -u'", 0, "shell\nroot\n0"),
    ("getprop ro.build.version.sdk", 0, "34"),
    ("setprop debug.x 1; getprop debug.x", 0, "1"),
    ("setprop ro.build.version.sdk 1", 1, "Failed to set property 'ro.build.version.sdk' to '1'."),
    ("settings get global nosuch", 0, "null"),
    (
        "settings put global k 'a b'; settings get global k; settings delete global k",
        0,
        "a b\nDeleted 1 rows",
    ),
    ("settings get nowhere k", 255, "Invalid namespace 'nowhere'"),
    ("which ls", 0, "/system/bin/ls"),
    ("pidof system_server", 0, "1204"),
    ("pidof nosuch", 1, ""),
    ("wm size; wm density", 0, "Physical size: 1080x2340\nPhysical density: 440"),
    ("ime list -s -a", 0, "com.android.inputmethod.latin/.LatinIME"),
    ("cmd nosuch", 20, "cmd: Can't find service: nosuch"),
    ("dumpsys nosuch", 1, "Can't find service: nosuch"),
    # Packages and activities
    (
        "pm path com.android.settings",
        0,
        "package:/system/app/com.android.settings/com.android.settings.apk",
    ),
    ("pm path nosuch", 1, ""),
    ("pm list packages -3", 0, ""),
    ("pm list packages -U com.android.browser", 0, "package:com.android.browser uid:10062"),
    ("pm uninstall nosuch", 1, "Failure [DELETE_FAILED_INTERNAL_ERROR]"),
    (
        "pm install /data/local/tmp/nosuch.apk",
        1,
        "Failure [INSTALL_FAILED_INVALID_URI: Unable to open file: /data/local/tmp/nosuch.apk]",
    ),
    (
        "cmd package resolve-activity --brief com.android.browser | tail -n 1",
        0,
        "com.android.browser/.BrowserActivity",
    ),
    (
        "am start -n a.b/.C",
        1,
        (
            "Starting: Intent { cmp=a.b/.C }\nError type 3\n"
            "Error: Activity class {a.b/.C} does not exist."
        ),
    ),
    (
        "monkey -p nosuch -c android.intent.category.LAUNCHER 1",
        252,
        "** No activities found to run, monkey aborted.",
    ),
    ("appops get nosuch", 255, "Error: No UID for nosuch in user 0"),
    ("vphone", 2, None),
]


@pytest.mark.parametrize(("command", "code", "output"), CONTRACTS, ids=[c for c, _, _ in CONTRACTS])
def test_a_command_answers_as_on_a_phone(
    device: AdbDevice, command: str, code: int, output: str | None
) -> None:
    result = device.shell2(command, v2=True)

    assert result.returncode == code
    if output is not None:
        assert result.output.strip() == output


def test_the_clock_can_be_read_with_fractions_and_set_by_root(device: AdbDevice) -> None:
    seconds, nanoseconds = device.shell("date +%s.%N").split(".")
    device.shell("su 0 date @1700000000")
    moved = int(device.shell("date +%s"))
    device.shell(f"su 0 date @{seconds}")

    assert len(nanoseconds) == 9
    assert 1_700_000_000 <= moved < 1_700_000_010


@pytest.mark.parametrize(
    ("options", "pattern"),
    [
        ("", r"\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}  7000  7000 I Probe   : 隐私"),
        ("-v brief", r"I/Probe   \( 7000\): 隐私"),
        ("-v time", r"\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} I/Probe   \( 7000\): 隐私"),
        ("-v epoch", r" +\d{10}\.\d{3}  7000  7000 I Probe   : 隐私"),
        ("-v raw", r"隐私"),
    ],
)
def test_logcat_prints_in_its_formats(device: AdbDevice, options: str, pattern: str) -> None:
    device.shell("logcat -c; log -t Probe 隐私")

    lines = device.shell(f"logcat -d {options} -s Probe:I").splitlines()

    assert lines[0] == "--------- beginning of main"
    assert re.fullmatch(pattern, lines[1])


def test_logcat_follows_what_is_written_later(device: AdbDevice) -> None:
    device.shell("logcat -c")
    stream = device.shell("logcat -v raw -s Later", stream=True)
    try:
        device.shell("log -t Later first; log -t Other no; log -t Later second")
        received = b""
        while received.count(b"\n") < 3:
            received += stream.conn.recv(1000)
    finally:
        stream.close()

    assert received.decode().splitlines()[1:] == ["first", "second"]


def test_personal_data_can_be_planted_and_removed(device: AdbDevice) -> None:
    device.shell("content delete --uri content://sms")
    device.shell(
        "content insert --uri content://sms --bind address:s:10086 --bind body:s:'金丝雀 1'"
    )

    planted = device.shell("content query --uri content://sms --projection address:body")

    assert planted == "Row: 0 address=10086, body=金丝雀 1"


def test_root_reads_and_writes_the_clipboard(device: AdbDevice) -> None:
    device.shell("su 0 cmd clipboard set-primary-clip canary")

    assert device.shell("su 0 cmd clipboard get-primary-clip") == "canary"
    assert device.shell2("cmd clipboard get-primary-clip").returncode == 255


def test_a_certificate_reaches_new_apps_only_through_the_zygotes_mounts(
    phone: Phone, device: AdbDevice
) -> None:
    before = len(phone.trusted_certificates())
    folder = "/system/etc/security/cacerts"
    device.shell(f"cp -r {folder} /data/local/tmp/ca; echo PEM > /data/local/tmp/ca/12345678.0")
    device.shell(f"su 0 sh -c 'mount -t tmpfs tmpfs {folder}; cp /data/local/tmp/ca/* {folder}/'")
    device.shell(f"su 0 mount --bind {folder} /apex/com.android.conscrypt/cacerts")
    shell_only = len(phone.trusted_certificates())
    zygote = device.shell("pidof zygote64")
    device.shell(
        f"su 0 nsenter --mount=/proc/{zygote}/ns/mnt -- "
        f"/bin/mount --bind {folder} /apex/com.android.conscrypt/cacerts"
    )

    assert shell_only == before
    assert len(phone.trusted_certificates()) == before + 1
    assert b"PEM\n" in phone.trusted_certificates()


def test_a_deep_or_endless_command_ends_with_its_client(device: AdbDevice) -> None:
    stream = device.shell("while true; do true; done", stream=True)
    stream.close()

    assert device.shell2("(" * 500 + ")" * 500, v2=True).returncode == 1
    assert device.shell("echo alive") == "alive"
