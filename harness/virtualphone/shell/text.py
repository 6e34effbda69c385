"""echo, printf, grep, head, tail, wc, test and the other small tools."""

from __future__ import annotations

import asyncio
import posixpath
import re
from collections.abc import AsyncIterator, Callable
from operator import eq, ge, gt, le, lt, ne

from harness.virtualphone.files import File
from harness.virtualphone.shell.call import Call, Command, Exited
from harness.virtualphone.streams import read_all

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "0": "\0", "a": "\a"}


def _unescape(text: str) -> str:
    return re.sub(r"\\([ntr\\0a])", lambda found: _ESCAPES[found[1]], text)


async def echo(call: Call) -> int:
    """Print words."""
    words, newline, escapes = call.args[1:], "\n", False
    while words and re.fullmatch(r"-[neE]+", words[0]):
        newline = "" if "n" in words[0] else newline
        escapes = escapes or "e" in words[0]
        words = words[1:]
    text = " ".join(words)
    await call.write(((_unescape(text) if escapes else text) + newline).encode())
    return 0


async def printf(call: Call) -> int:
    """Print with %s, %d, %x and escapes; the format repeats while words are left."""
    if len(call.args) < 2:
        return await call.complain("printf: Need 1 argument")
    form, words = _unescape(call.args[1]), call.args[2:]

    def fill(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        word = words.pop(0) if words else ""
        if found[2] in "dx":
            number = int(word) if re.fullmatch(r"-?\d+", word) else 0
            return ("%" + found[1] + found[2]) % number
        return ("%" + found[1] + "s") % word

    text = ""
    while True:
        before = len(words)
        text += re.sub(r"%(-?\d{0,3})([sdxc])|%%", fill, form)
        if not words or len(words) == before:
            break
    await call.write(text.encode())
    return 0


async def grep(call: Call) -> int:
    """Print the lines that match; reads files or what comes in, line by line."""
    options, patterns, names = _grep_words(call.args[1:])
    try:
        search = _matcher(patterns, options)
    except re.error as error:
        return await call.complain(f"grep: bad REGEX: {error}", 2)
    count = 0
    async for line in _lines(call, names):
        found = search.search(line)
        if (found is None) == ("v" in options):
            count += 1
            if not set(options) & set("qc"):
                await call.say(found[0] if found and "o" in options else line)
    if "c" in options:
        await call.say(str(count))
    return 0 if count else 1


def _grep_words(args: list[str]) -> tuple[str, list[str], list[str]]:
    """Option letters, patterns and file names."""
    options = ""
    patterns: list[str] = []
    names: list[str] = []
    words = iter(args)
    for word in words:
        if word in ("-e", "-m"):
            value = next(words, "")
            patterns += [value] if word == "-e" else []
        elif word.startswith("-") and len(word) > 1:
            options += word.lstrip("-")
        else:
            (names if patterns else patterns).append(word)
    return options, patterns, names


def _matcher(patterns: list[str], options: str) -> re.Pattern[str]:
    if "F" in options:
        patterns = [re.escape(pattern) for pattern in patterns]
    elif "E" not in options:
        # In a basic expression these are plain signs unless a backslash stands before them.
        swap = {"\\|": "|", "|": "\\|", "\\(": "(", "(": "\\(", "\\)": ")", ")": "\\)"}
        swap |= {"\\+": "+", "+": "\\+", "\\?": "?", "?": "\\?", "{": "\\{", "}": "\\}"}
        patterns = [
            re.sub(r"\\?[|()+?{}]", lambda found: swap.get(found[0], found[0]), pattern)
            for pattern in patterns
        ]
    text = "|".join(f"(?:{pattern})" for pattern in patterns)
    if "w" in options:
        text = rf"\b(?:{text})\b"
    return re.compile(text, re.IGNORECASE if "i" in options else 0)


async def _lines(call: Call, names: list[str]) -> AsyncIterator[str]:
    for name in names:
        file = call.phone.files.get(call.path(name), call.shell.namespace)
        if file is None:
            await call.complain(f"grep: {name}: No such file or directory")
        else:
            for line in file.content.splitlines():
                yield line.decode("utf-8", "replace")
    rest = b""
    while not names and (data := await call.stdin.read()):
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            yield line.decode("utf-8", "replace")
    if rest:
        yield rest.decode("utf-8", "replace")


async def _content(call: Call, names: list[str]) -> bytes:
    if not names:
        return await read_all(call.stdin)
    files = [call.phone.files.get(call.path(name), call.shell.namespace) for name in names]
    return b"".join(file.content for file in files if file)


async def head(call: Call) -> int:
    """The first (head) or last (tail) lines; -n and -c count them or bytes."""
    amount, unit, names = 10, "n", []
    words = iter(call.args[1:])
    for word in words:
        if word in ("-n", "-c"):
            unit, value = word[1], next(words, "")
        elif word[:2] in ("-n", "-c") and len(word) > 2:
            unit, value = word[1], word[2:]
        elif re.fullmatch(r"-\d+", word):
            value = word[1:]
        else:
            names.append(word)
            continue
        if not re.fullmatch(r"[+-]?\d+", value):
            return await call.complain(f"{call.args[0]}: not integer: {value}")
        amount = int(value)
    first = posixpath.basename(call.args[0]) == "head"
    content = await _content(call, names)
    parts = [content[at : at + 1] for at in range(len(content))] if unit == "c" else None
    lines = parts if parts is not None else content.splitlines(keepends=True)
    chosen = lines[:amount] if first else lines[max(0, len(lines) - abs(amount)) :]
    await call.write(b"".join(chosen))
    return 0


async def wc(call: Call) -> int:
    """Count lines, words and bytes."""
    options = "".join(word[1:] for word in call.args[1:] if word.startswith("-"))
    names = [word for word in call.args[1:] if not word.startswith("-")]
    content = await _content(call, names)
    counts = {"l": content.count(b"\n"), "w": len(content.split()), "c": len(content)}
    shown = [str(value) for key, value in counts.items() if not options or key in options]
    await call.say(" ".join(shown + names[:1]))
    return 0


async def test(call: Call) -> int:
    """`test` and [: files, strings, numbers."""
    words = call.args[1:]
    if posixpath.basename(call.args[0]) == "[":
        if words[-1:] != ["]"]:
            return await call.complain("/system/bin/sh: [: missing ]", 2)
        words = words[:-1]
    negated = words[:1] == ["!"] and len(words) > 1
    result = _holds(call, words[1:] if negated else words)
    if result is None:
        return await call.complain(f"/system/bin/sh: {call.args[0]}: bad expression", 2)
    return int(result) if negated else int(not result)


def _holds(call: Call, words: list[str]) -> bool | None:
    """What an expression says; None when it is none."""
    match words:
        case [] | [_]:
            return bool(words and words[0])
        case [test, value] if test in _OF_STRING:
            return _OF_STRING[test](value)
        case [test, name] if test in _OF_FILE:
            file = call.phone.files.get(call.path(name), call.shell.namespace)
            return file is not None and _OF_FILE[test](file)
        case [left, operator, right] if operator in _OF_TWO:
            return _OF_TWO[operator](left, right)
        case [left, operator, right] if operator in _OF_NUMBERS:
            numbers = all(re.fullmatch(r"-?\d{1,18}", side) for side in (left, right))
            return _OF_NUMBERS[operator](int(left), int(right)) if numbers else None
    return None


_OF_STRING: dict[str, Callable[[str], bool]] = {"-z": lambda text: not text, "-n": bool}
_OF_FILE: dict[str, Callable[[File], bool]] = {
    "-e": lambda _: True,
    "-r": lambda _: True,
    "-w": lambda _: True,
    "-x": lambda file: bool(file.mode & 0o111),
    "-f": lambda file: not file.is_folder,
    "-d": lambda file: file.is_folder,
    "-s": lambda file: bool(file.content),
}
_OF_TWO: dict[str, Callable[[str, str], bool]] = {"=": eq, "==": eq, "!=": ne}
_OF_NUMBERS: dict[str, Callable[[int, int], bool]] = {
    "-eq": eq,
    "-ne": ne,
    "-lt": lt,
    "-le": le,
    "-gt": gt,
    "-ge": ge,
}


async def sleep(call: Call) -> int:
    """Wait some seconds."""
    try:
        seconds = float(call.args[1].rstrip("s"))
    except (IndexError, ValueError):
        return await call.complain("sleep: bad number")
    await asyncio.sleep(min(max(seconds, 0), 86400))
    return 0


async def true(_call: Call) -> int:
    """Do nothing, and well."""
    return 0


async def false(_call: Call) -> int:
    """Do nothing, and fail."""
    return 1


async def leave(call: Call) -> int:
    """End the shell."""
    code = call.args[1] if len(call.args) > 1 else str(call.shell.status)
    raise Exited(int(code) if code.isdecimal() else 1)


async def cd(call: Call) -> int:
    """Go to a folder."""
    name = call.args[1] if len(call.args) > 1 else "/"
    file = call.phone.files.get(call.path(name))
    if file is None or not file.is_folder:
        return await call.complain(f"/system/bin/sh: cd: {name}: No such file or directory", 2)
    call.shell.folder = call.path(name)
    return 0


async def pwd(call: Call) -> int:
    """Say which folder this is."""
    await call.say(call.shell.folder)
    return 0


async def export(call: Call) -> int:
    """Set variables."""
    for word in call.args[1:]:
        name, equals, value = word.partition("=")
        if equals:
            call.shell.variables[name] = value
    return 0


COMMANDS: dict[str, Command] = {
    "echo": echo,
    "printf": printf,
    "grep": grep,
    "egrep": grep,
    "head": head,
    "tail": head,
    "wc": wc,
    "test": test,
    "[": test,
    "sleep": sleep,
    "usleep": true,
    "true": true,
    ":": true,
    "sync": true,
    "wait": true,
    "false": false,
    "exit": leave,
    "cd": cd,
    "pwd": pwd,
    "export": export,
}
