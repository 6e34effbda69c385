"""What a phone without root, iptables or IPv6 makes of counting UDP, and how listings are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from harness.devices.interface import ShellResult
from harness.devices.network import restore
from harness.devices.udp_filter import CHAIN, NOTE, UdpFilter, lift, removing, setting
from harness.errors import ProbeError
from tests.devices.test_network import Handset

UID = 10123
APP = "cn.example.app"
LISTED = f"""\
Chain {CHAIN} (1 references)
    pkts      bytes target     prot opt in     out     source               destination
       3     3684 REJECT     udp  --  *      *       0.0.0.0/0            0.0.0.0/0            udp dpt:443 reject-with icmp-port-unreachable
       2      110 RETURN     udp  --  *      *       0.0.0.0/0            0.0.0.0/0            udp dpt:53
       1       60 RETURN     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:53
       9      900 RETURN     udp  --  *      *       0.0.0.0/0            0.0.0.0/0
"""  # noqa: E501 - as iptables 1.8.7 prints it
# From 1.8.9 on `-n` makes numbers of protocols too, and IPv6 has no fragments.
LISTED_6 = f"""\
Chain {CHAIN} (1 references)
    pkts      bytes target     prot opt in     out     source               destination
       1     1248 REJECT     17       *      *       ::/0                 ::/0                 udp dpt:443 reject-with icmp6-port-unreachable
       0        0 RETURN     17       *      *       ::/0                 ::/0                 udp dpt:53
       0        0 RETURN     6        *      *       ::/0                 ::/0                 tcp dpt:53
       0        0 RETURN     17       *      *       ::/0                 ::/0
"""  # noqa: E501
NOT_THERE = ShellResult("sh: iptables: inaccessible or not found", 127)
NO_OWNER = ShellResult("iptables: No chain/target/match by that name.", 1)
NO_CHAIN = ShellResult(f"iptables: No chain/target/match by that name: {CHAIN}", 1)


class Tables(Handset):
    """A handset whose iptables and ip6tables answer `-L` as told, or refuse everything."""

    def __init__(self, programs: Mapping[str, str | ShellResult], *, root: str = "su") -> None:
        super().__init__(root=root)
        self.programs = programs
        self.ran: list[str] = []

    def _run(self, command: str, *, root: bool, view: str = "shell") -> ShellResult:
        if command.startswith("pm list packages -U"):
            return ShellResult(f"package:{APP} uid:{UID}\npackage:{APP}.pro uid:10999", 0)
        if not command.startswith("ip"):
            return super()._run(command, root=root, view=view)
        self.ran.append(command)
        answers = [self._answer(one) for one in command.split("; ")]
        return ShellResult("\n".join(one.output for one in answers), answers[-1].code)

    def _answer(self, command: str) -> ShellResult:
        answer = self.programs[command.split(maxsplit=1)[0]]
        if isinstance(answer, ShellResult):
            return answer
        if " -n -L " in command:  # asked whether the chain is left
            return NO_CHAIN
        return ShellResult(answer if " -L " in command else "", 0)


def test_bytes_are_read_from_both_programs_whatever_form_they_print() -> None:
    watching = UdpFilter(Tables({"iptables": LISTED, "ip6tables": LISTED_6}), APP)

    assert watching.open() == ""
    assert watching.sizes() == {"quic (blocked)": 3684 + 1248, "dns": 170, "udp": 900}


def test_only_the_apps_own_packets_that_leave_the_phone_are_led_through_the_chain() -> None:
    phone = Tables({"iptables": LISTED, "ip6tables": LISTED_6})
    UdpFilter(phone, APP).open()

    inserted = re.findall(r"(\w+) -w -I OUTPUT (.*)", "\n".join(phone.ran))
    condition = f"! -o lo -m owner --uid-owner {UID} -j {CHAIN}"
    assert inserted == [("iptables", condition), ("ip6tables", condition)]


@pytest.mark.parametrize(
    ("phone", "why"),
    [
        (Tables({}, root="none"), "without root"),
        (Tables({"iptables": NOT_THERE, "ip6tables": NOT_THERE}), "not found"),
        (Tables({"iptables": NO_OWNER, "ip6tables": NO_OWNER}), "No chain/target/match"),
        (Handset(), "no uid"),
    ],
    ids=["no root", "no iptables", "no owner match", "not installed"],
)
def test_a_phone_that_cannot_count_says_why_and_is_as_it_was(phone: Handset, why: str) -> None:
    before = phone.state()
    with pytest.raises(ProbeError, match=why):
        UdpFilter(phone, APP).open()

    assert phone.state() == before


def test_a_kernel_without_ipv6_rules_counts_ipv4_and_undoes_the_rest() -> None:
    phone = Tables({"iptables": LISTED, "ip6tables": NO_OWNER})
    watching = UdpFilter(phone, APP)

    assert watching.open() == "ip6tables"
    assert watching.sizes() == {"quic (blocked)": 3684, "dns": 170, "udp": 900}
    assert "; ".join(removing("ip6tables", UID)) in phone.ran


def test_rules_that_somebody_flushed_are_no_longer_believed() -> None:
    phone = Tables({"iptables": LISTED, "ip6tables": LISTED_6})
    watching = UdpFilter(phone, APP)
    watching.open()
    phone.programs = {"iptables": NO_CHAIN, "ip6tables": NO_CHAIN}

    with pytest.raises(ProbeError, match="has lost the rules"):
        watching.sizes()


def test_after_a_kill_another_host_lifts_the_filter() -> None:
    phone = Tables({"iptables": LISTED, "ip6tables": LISTED_6})
    before = phone.state()
    UdpFilter(phone, APP).open()
    assert " && ".join(setting("iptables", UID)) in phone.ran
    phone.ran.clear()
    restore(phone)

    assert "; ".join(removing("iptables", UID)) in phone.ran
    assert "; ".join(removing("ip6tables", UID)) in phone.ran
    assert phone.state() == before


def test_what_could_not_be_removed_stays_noted() -> None:
    phone = Tables({"iptables": LISTED, "ip6tables": LISTED_6})
    UdpFilter(phone, APP).open()
    phone.programs = {"iptables": ShellResult(LISTED, 0), "ip6tables": NO_CHAIN}
    lift(phone)

    assert NOTE in phone.files


@pytest.mark.parametrize("note", [b"", b"[" * 100_000, b"[]", b'{"uid": "1; reboot"}'])
def test_a_note_that_makes_no_sense_is_dropped(note: bytes) -> None:
    phone = Tables({})
    phone.files[NOTE] = note
    lift(phone)

    assert NOTE not in phone.files
    assert phone.ran == []
