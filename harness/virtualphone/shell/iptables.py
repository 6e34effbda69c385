"""iptables, ip6tables: the packet filter's rules, with the words of iptables 1.8 (legacy)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from harness.virtualphone.packet_filter import BUILT_IN, VERDICTS, Match, PacketFilter, Rule
from harness.virtualphone.shell.call import Call, Command

_BAD_USE, _NO_ACCESS = 2, 3
_ON_RULES, _ON_CHAINS = ("-A", "-I", "-D", "-C"), ("-N", "-X", "-F", "-L")
_MATCHES = ("owner", "udp", "tcp")
_HEAD = "target     prot opt source               destination"
_COUNTED_HEAD = (
    "    pkts      bytes target     prot opt in     out     source               destination"
)
_IPV4 = 4
_ANY = {4: "0.0.0.0/0", 6: "::/0"}
_UNREACHABLE = {4: "icmp-port-unreachable", 6: "icmp6-port-unreachable"}


class _Refused(Exception):
    """The command's words make no sense, or do not fit what is there."""

    def __init__(self, words: str, code: int = 1) -> None:
        super().__init__(words)
        self.code = code


class _Words:
    """The command line, read into what is to be done and to what."""

    def __init__(self, words: list[str]) -> None:
        self.action = self.chain = ""
        self.place = 1
        self.target = ""
        self.counted = False
        self.match = Match()
        self._left = list(words)
        while self._left:
            self._take(self._left.pop(0))

    def _take(self, word: str) -> None:
        if word in (*_ON_RULES, *_ON_CHAINS):
            self.action = word
            self.chain = self._optional() if word in ("-L", "-F", "-X") else self._next(word)
            if word in ("-I", "-D") and self._left[:1] and self._left[0].isdecimal():
                self.place = int(self._left.pop(0))
        elif word == "-w":
            self._optional()  # seconds
        elif word == "-j":
            self.target = self._next(word)
        elif word == "-m" and (name := self._next(word)) not in _MATCHES:
            raise _Refused(f"Couldn't load match `{name}':No such file or directory", _BAD_USE)
        elif word == "-v":
            self.counted = True
        elif word not in ("-m", "-n", "-x"):
            self._condition(word)

    def _condition(self, word: str) -> None:
        inverted = word == "!"
        if inverted:
            word = self._next(word)
        if word == "-o":
            self.match = replace(self.match, out="!" * inverted + self._next(word))
        elif inverted:
            raise _Refused(f'unknown option "{word}"', _BAD_USE)
        elif word == "-p":
            self.match = replace(self.match, protocol=self._next(word))
        elif word == "--dport" and self.match.protocol:
            self.match = replace(self.match, port=self._number(word))
        elif word == "--uid-owner":
            self.match = replace(self.match, uid=self._number(word))
        else:
            raise _Refused(f'unknown option "{word}"', _BAD_USE)

    def _next(self, option: str) -> str:
        if not self._left:
            raise _Refused(f'option "{option}" requires an argument', _BAD_USE)
        return self._left.pop(0)

    def _number(self, option: str) -> int:
        text = self._next(option)
        if not text.isdecimal():
            raise _Refused(f'Bad value for "{option}" option: "{text}"', _BAD_USE)
        return int(text)

    def _optional(self) -> str:
        given = self._left and self._left[0][:1] not in ("-", "!")
        return self._left.pop(0) if given else ""


async def iptables(call: Call) -> int:
    """`iptables` [-w] -N|-X|-F|-L|-A|-I|-D|-C CHAIN [-p, -o, --dport, --uid-owner] [-j TARGET]."""
    name = posixpath.basename(call.args[0])
    version = 6 if name == "ip6tables" else 4
    if call.uid != 0:
        return await call.complain(
            f"{name} v1.8.7 (legacy): can't initialize {name} table `filter':"
            " Permission denied (you must be root)",
            _NO_ACCESS,
        )
    try:
        words = _Words(call.args[1:])
        printed = _do(call.phone.packet_filters.by_version[version], words)
    except _Refused as refused:
        mark = f"{name} v1.8.7 (legacy)" if refused.code == _BAD_USE else name
        return await call.complain(f"{mark}: {refused}", refused.code)
    if printed:
        await call.say(printed)
    return 0


def _do(table: PacketFilter, words: _Words) -> str:
    """Change or list the table; what is to be printed."""
    if words.action in _ON_RULES:
        _change_rules(table, words)
    elif words.action == "-L":
        chains = [words.chain] if words.chain else list(table.chains)
        return "\n\n".join(
            "\n".join(_listed(table, each, counted=words.counted)) for each in chains
        )
    elif words.action in _ON_CHAINS:
        _change_chains(table, words)
    else:
        raise _Refused("no command specified", _BAD_USE)
    return ""


def _rules(table: PacketFilter, chain: str) -> list[Rule]:
    if chain not in table.chains:
        raise _Refused("No chain/target/match by that name.")
    return table.chains[chain]


def _change_rules(table: PacketFilter, words: _Words) -> None:
    rules = _rules(table, words.chain)
    if words.target not in (*VERDICTS, *table.chains) or words.target in BUILT_IN:
        text = f"Couldn't load target `{words.target}':No such file or directory"
        raise _Refused(text, _BAD_USE)
    rule = Rule(words.match, words.target)
    if words.action == "-A":
        rules.append(rule)
    elif words.action == "-I":
        rules.insert(words.place - 1, rule)
    else:
        found = next((number for number, one in enumerate(rules) if one.is_like(rule)), None)
        if found is None:
            raise _Refused("Bad rule (does a matching rule exist in that chain?).")
        if words.action == "-D":
            del rules[found]


def _change_chains(table: PacketFilter, words: _Words) -> None:
    if words.action == "-N":
        if words.chain in (*table.chains, *VERDICTS):
            raise _Refused("Chain already exists.")
        table.chains[words.chain] = []
        return
    for chain in [words.chain] if words.chain else list(table.chains):
        rules = _rules(table, chain)
        if words.action == "-F":
            rules.clear()
        elif chain not in BUILT_IN or words.chain:
            if rules:
                raise _Refused("Directory not empty.")
            if chain in BUILT_IN:
                raise _Refused("Invalid argument.")
            if table.references(chain):
                raise _Refused("Too many links.")
            del table.chains[chain]


def _listed(table: PacketFilter, chain: str, *, counted: bool) -> Iterator[str]:
    """As `-n` prints it, with `-v -x` before each rule what it counted."""
    rules = _rules(table, chain)
    state = f"{table.references(chain)} references"
    if chain in BUILT_IN:
        state = "policy ACCEPT 0 packets, 0 bytes" if counted else "policy ACCEPT"
    yield f"Chain {chain} ({state})"
    yield _COUNTED_HEAD if counted else _HEAD
    for rule in rules:
        match, anywhere = rule.match, f"{_ANY[table.version]:<20}"
        more = [f"owner UID match {match.uid}"] if match.uid is not None else []
        more += [f"{match.protocol} dpt:{match.port}"] if match.port is not None else []
        more += [f"reject-with {_UNREACHABLE[table.version]}"] if rule.target == "REJECT" else []
        opt = "--" if table.version == _IPV4 else ""
        line = f"{rule.target:<10} {match.protocol or 'all':<4} {opt:<3} "
        if counted:
            line = f"{rule.packets:8} {rule.size:10} {line}*      {match.out or '*':<8}"
        yield f"{line}{anywhere} {anywhere} {' '.join(more)}".rstrip()


COMMANDS: dict[str, Command] = {"iptables": iptables, "ip6tables": iptables}
