"""The packet filter's commands answer as iptables 1.8 does, and its rules refuse and count."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from adbutils import AdbDevice

from harness.virtualphone.java_runtime import find_java
from harness.virtualphone.packet_filter import PacketFilters
from harness.virtualphone.phone import Phone
from harness.virtualphone.zygote import FRAMEWORK

UID = 10123
CHAIN = """\
iptables -w -N ours && iptables -w -A ours -p udp --dport 443 -j REJECT &&
iptables -w -A ours -p udp -j RETURN &&
iptables -w -I OUTPUT ! -o lo -m owner --uid-owner 10123 -j ours"""
ROOT = "su 0 sh -c '{}'"
HEAD = "    pkts      bytes target     prot opt in     out     source               destination"
SAID = [
    ("iptables -N ours", 1, "iptables: Chain already exists."),
    ("iptables -X ours", 1, "iptables: Directory not empty."),
    ("iptables -L other", 1, "iptables: No chain/target/match by that name."),
    ("iptables -C ours -p udp --dport 443 -j REJECT", 0, ""),
    (
        "iptables -D ours -p udp --dport 80 -j REJECT",
        1,
        "iptables: Bad rule (does a matching rule exist in that chain?).",
    ),
    (
        "iptables -A ours -j other",
        2,
        "iptables v1.8.7 (legacy): Couldn't load target `other':No such file or directory",
    ),
    (
        "iptables -A ours -m tee -j RETURN",
        2,
        "iptables v1.8.7 (legacy): Couldn't load match `tee':No such file or directory",
    ),
    ("iptables -A ours --nosuch", 2, 'iptables v1.8.7 (legacy): unknown option "--nosuch"'),
    ("ip6tables -w -n -L ours", 1, "ip6tables: No chain/target/match by that name."),
    (
        "iptables -w -n -L OUTPUT",
        0,
        (
            "Chain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination\n"
            "ours       all  --  0.0.0.0/0            0.0.0.0/0            owner UID match 10123"
        ),
    ),
]


@pytest.fixture
def filters(phone: Phone, device: AdbDevice) -> PacketFilters:
    """What our chain is set in, at its beginning."""
    phone.packet_filters.clear()
    assert device.shell2(ROOT.format(CHAIN.replace("\n", " ")), v2=True).returncode == 0
    return phone.packet_filters


@pytest.mark.parametrize(("command", "code", "output"), SAID, ids=[each[0] for each in SAID])
@pytest.mark.usefixtures("filters")
def test_a_command_answers_as_on_a_phone(
    device: AdbDevice, command: str, code: int, output: str
) -> None:
    answer = device.shell2(ROOT.format(command), v2=True)

    assert (answer.returncode, answer.output.rstrip()) == (code, output)


def test_only_root_may_look_or_change(device: AdbDevice) -> None:
    answer = device.shell2("iptables -w -n -L", v2=True)

    assert answer.returncode == 3
    assert "Permission denied (you must be root)" in answer.output


def test_packets_are_counted_by_the_first_rule_that_fits_and_refused_where_it_says(
    filters: PacketFilters, device: AdbDevice
) -> None:
    assert not filters.lets_out_datagram(UID, "203.0.113.7", 443, 1200)
    assert filters.lets_out_datagram(UID, "203.0.113.7", 53, 30)
    assert filters.lets_out_datagram(UID, "203.0.113.7", 53, 40)
    # Another app's, to the phone itself, and by a version of IP that has no such rule.
    assert filters.lets_out_datagram(UID + 1, "203.0.113.7", 443, 1200)
    assert filters.lets_out_datagram(UID, "127.0.0.1", 443, 1200)
    assert filters.lets_out_datagram(UID, "2001:db8::7", 443, 1200)

    listed = device.shell(ROOT.format("iptables -w -n -v -x -L ours")).rstrip()
    assert listed.splitlines() == [
        "Chain ours (1 references)",
        HEAD,
        (
            "       1       1228 REJECT     udp  --  *      *       0.0.0.0/0            0.0.0.0/0"
            "            udp dpt:443 reject-with icmp-port-unreachable"
        ),
        "       2        126 RETURN     udp  --  *      *       0.0.0.0/0            0.0.0.0/0",
    ]


def test_chains_that_lead_to_each_other_end(phone: Phone, device: AdbDevice) -> None:
    phone.packet_filters.clear()
    loop = "iptables -N a; iptables -N b; iptables -A a -j b; iptables -A b -j a"
    device.shell(ROOT.format(f"{loop}; iptables -A OUTPUT -j a"))

    assert phone.packet_filters.lets_out_datagram(UID, "203.0.113.7", 443, 1)
    phone.packet_filters.clear()


@pytest.mark.skipif(shutil.which("javac") is None, reason="needs javac 17")
def test_udp_of_an_app_works_as_without_a_filter(tmp_path: Path) -> None:
    source = Path(__file__).with_name("Datagrams.java")
    subprocess.run(["javac", "-cp", FRAMEWORK, "-d", tmp_path, source], check=True)
    command = [str(find_java()), "-cp", f"{FRAMEWORK}:{tmp_path}", "Datagrams"]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)

    assert printed.stdout.splitlines() == [
        "asked hello true",
        "connected hell true",
        "answered hel",
        "timeout 1",
        "options true true 4 true",
        "closed true",
    ]
