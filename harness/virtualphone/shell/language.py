"""Runs shell text: expands words, joins pipes, redirects, and finds commands by name."""

from __future__ import annotations

import asyncio
import fnmatch
import posixpath
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harness.virtualphone.shell import grammar
from harness.virtualphone.shell.call import Call, Command, Exited, Streams
from harness.virtualphone.shell.words import Kind, ShellSyntaxError, Word
from harness.virtualphone.streams import Bytes, Gathered, Nowhere, Pipe, Sink, Source

if TYPE_CHECKING:
    from harness.virtualphone.phone import Phone

_SHELL = "/system/bin/sh"
_MAX_SOURCE = 256 * 1024
_MAX_LEVEL = 20
NOT_FOUND = 127
NOT_EXECUTABLE = 126
BROKEN_PIPE = 141


@dataclass
class Shell:
    """A shell process: who it is, where it stands, what its variables are."""

    phone: Phone
    commands: Mapping[str, Command]
    uid: int = 2000
    folder: str = "/"
    variables: dict[str, str] = field(default_factory=dict)
    status: int = 0
    namespace: int = 0
    """Mount name space (files.INIT unless nsenter changed it)."""
    level: int = 0

    def child(self, *, uid: int | None = None, namespace: int | None = None) -> Shell:
        """A shell started by this one, as another user or with other mounts."""
        return replace(
            self,
            variables=dict(self.variables),
            level=self.level + 1,
            uid=self.uid if uid is None else uid,
            namespace=self.namespace if namespace is None else namespace,
        )

    async def run(self, source: str, streams: Streams) -> int:
        """Run a command text to its end; its exit code."""
        if len(source) > _MAX_SOURCE or self.level > _MAX_LEVEL:
            await streams.err.write(f"{_SHELL}: Argument list too long\n".encode())
            return NOT_EXECUTABLE
        try:
            sequence = grammar.parse(source)
        except ShellSyntaxError as error:
            await streams.err.write(f"{_SHELL}: syntax error: {error}\n".encode())
            return 1
        try:
            await self._sequence(sequence, streams)
        except Exited as end:
            self.status = end.code
        return self.status & 0xFF

    async def call(self, args: list[str], streams: Streams) -> int:
        """Run one command given as words."""
        command = self._find(args[0])
        if command is None:
            return await self._no_command(args[0], streams)
        try:
            return await command(Call(self.phone, args, streams, self))
        except BrokenPipeError:
            return BROKEN_PIPE

    def _find(self, name: str) -> Command | None:
        base = posixpath.basename(name)
        if "/" in name and posixpath.dirname(name) not in ("/system/bin", "/bin", "/system/xbin"):
            return None
        return self.commands.get(base)

    async def _no_command(self, name: str, streams: Streams) -> int:
        file = self.phone.files.get(posixpath.join(self.folder, name)) if "/" in name else None
        if file is None:
            text, code = f"{_SHELL}: {name}: inaccessible or not found", NOT_FOUND
        elif file.is_folder:
            text, code = f"{_SHELL}: {name}: can't execute: Is a directory", NOT_EXECUTABLE
        elif file.mode & 0o111:
            text, code = f"{_SHELL}: {name}: not executable: 64-bit ELF file", NOT_EXECUTABLE
        else:
            text, code = f"{_SHELL}: {name}: can't execute: Permission denied", NOT_EXECUTABLE
        await streams.err.write(text.encode() + b"\n")
        return code

    async def _sequence(self, sequence: grammar.Sequence, streams: Streams) -> None:
        for step in sequence.steps:
            await asyncio.sleep(0)
            if (step.joined_by == "&&" and self.status) or (
                step.joined_by == "||" and not self.status
            ):
                continue
            if step.background:
                quiet = replace(streams, stdin=Bytes())
                self.phone.in_background(self.child().run_pipeline(step.pipeline, quiet))
                self.status = 0
            else:
                self.status = await self.run_pipeline(step.pipeline, streams)

    async def run_pipeline(self, pipeline: grammar.Pipeline, streams: Streams) -> int:
        """Run joined commands at once; the last one's exit code."""
        *before, last = pipeline.commands
        stages = []
        stdin = streams.stdin
        for command in before:
            pipe = Pipe()
            ends = Streams(stdin, pipe, streams.err)
            stages.append(asyncio.create_task(self.child().run_stage(command, ends, stdin, pipe)))
            stdin = pipe
        try:
            runner = self.child() if before else self
            code = await runner.run_command(last, replace(streams, stdin=stdin))
        finally:
            if isinstance(stdin, Pipe):
                await stdin.abandon()
            for stage in stages:
                if not stage.done():
                    stage.cancel()
            await asyncio.gather(*stages, return_exceptions=True)
        return int(not code) if pipeline.negated else code

    async def run_stage(
        self, command: grammar.Command, streams: Streams, stdin: Source, pipe: Pipe
    ) -> None:
        """A command whose output another reads."""
        try:
            with suppress(OSError, EOFError, Exited):
                await self.run_command(command, streams)
        finally:
            await pipe.end()
            if isinstance(stdin, Pipe):
                await stdin.abandon()

    async def run_command(self, command: grammar.Command, streams: Streams) -> int:
        """Run one command of a pipeline in this shell."""
        match command:
            case grammar.Simple():
                return await self._simple(command, streams)
            case grammar.Group():
                runner = self.child() if command.subshell else self
                return await self._redirected(
                    command.redirects, streams, lambda ends: runner.run_group(command, ends)
                )
            case grammar.If():
                return await self._if(command, streams)
            case grammar.For():
                for value in await self._expand_all(command.words, streams):
                    self.variables[command.name] = value
                    await self._sequence(command.body, streams)
                return self.status
            case grammar.While():
                return await self._while(command, streams)

    async def run_group(self, group: grammar.Group, streams: Streams) -> int:
        """Run what stands in parentheses or braces."""
        try:
            await self._sequence(group.body, streams)
        except Exited as end:
            if not group.subshell:
                raise
            return end.code
        return self.status

    async def _if(self, command: grammar.If, streams: Streams) -> int:
        for condition, body in command.branches:
            await self._sequence(condition, streams)
            if not self.status:
                await self._sequence(body, streams)
                return self.status
        self.status = 0
        if command.otherwise:
            await self._sequence(command.otherwise, streams)
        return self.status

    async def _while(self, command: grammar.While, streams: Streams) -> int:
        while True:
            await self._sequence(command.condition, streams)
            if self.status:
                self.status = 0
                return 0
            await self._sequence(command.body, streams)

    async def _simple(self, command: grammar.Simple, streams: Streams) -> int:
        args = await self._expand_all(command.words, streams)
        values = {name: await self._expand_one(word, streams) for name, word in command.assignments}
        if not args:
            self.variables |= values
            args = ["true"]
            values = {}
        before = self.variables
        self.variables = before | values if values else before
        try:
            return await self._redirected(
                command.redirects, streams, lambda ends: self.call(args, ends)
            )
        finally:
            if values:
                self.variables = before

    async def _redirected(
        self,
        redirects: list[grammar.Redirect],
        streams: Streams,
        action: Callable[[Streams], Awaitable[int]],
    ) -> int:
        files: list[tuple[str, Gathered]] = []
        ends = streams
        for redirect in redirects:
            target = await self._expand_one(redirect.target, streams)
            try:
                ends = self._redirect(redirect.operator, target, ends, files)
            except OSError as error:
                verb = "open" if redirect.operator == "<" else "create"
                text = f"{_SHELL}: can't {verb} {target}: {error.args[0]}\n"
                await streams.err.write(text.encode())
                return 1
        code = await action(ends)
        for path, gathered in files:
            try:
                self.phone.files.write(path, bytes(gathered.data), uid=self.uid)
            except OSError as error:
                await streams.err.write(f"write error: {error.args[0]}\n".encode())
                code = 1
        return code

    def _redirect(
        self, operator: str, target: str, ends: Streams, files: list[tuple[str, Gathered]]
    ) -> Streams:
        if target in ("&1", "&2"):
            sink = ends.out if target == "&1" else ends.err
            return replace(ends, err=sink) if operator.startswith("2") else replace(ends, out=sink)
        path = posixpath.normpath(posixpath.join(self.folder, target))
        if operator == "<":
            return replace(ends, stdin=self._open(path))
        sink = self._sink(path, files, append=operator.endswith(">>"))
        if operator == "&>":
            return replace(ends, out=sink, err=sink)
        return replace(ends, err=sink) if operator.startswith("2") else replace(ends, out=sink)

    def _open(self, path: str) -> Source:
        if path == "/dev/null":
            return Bytes()
        file = self.phone.files.get(path, self.namespace)
        if file is None:
            raise FileNotFoundError("No such file or directory")
        return Bytes(file.content)

    def _sink(self, path: str, files: list[tuple[str, Gathered]], *, append: bool) -> Sink:
        if path == "/dev/null":
            return Nowhere()
        self.phone.check_writable(path, self.uid)
        gathered = Gathered()
        old = self.phone.files.get(path, self.namespace)
        if append and old:
            gathered.data += old.content
        else:
            self.phone.files.write(path, b"", uid=self.uid)
        files.append((path, gathered))
        return gathered

    # Expansion

    async def _expand_all(self, words: list[Word], streams: Streams) -> list[str]:
        fields = []
        for word in words:
            fields += await self._expand(word, streams)
        return fields

    async def _expand_one(self, word: Word, streams: Streams) -> str:
        return "".join([await self._value(part.kind, part.text, streams) for part in word.parts])

    async def _expand(self, word: Word, streams: Streams) -> list[str]:
        """The words that one word becomes: variables split, patterns matched."""
        fields: list[str] = []
        current: str | None = None
        pattern = False
        for part in word.parts:
            value = await self._value(part.kind, part.text, streams)
            if part.quoted or part.kind is Kind.TEXT:
                pattern = pattern or (not part.quoted and value in ("*", "?"))
                current = (current or "") + value
                continue
            pieces = value.split()
            if value[:1].isspace() and current is not None:
                fields.append(current)
                current = None
            for index, piece in enumerate(pieces):
                current = (current or "") + piece
                if index < len(pieces) - 1 or value[-1:].isspace():
                    fields.append(current)
                    current = None
        if current is not None:
            fields.append(current)
        if pattern and len(fields) == 1:
            return self._matching(fields[0]) or fields
        return fields

    def _matching(self, pattern: str) -> list[str]:
        folder, name = posixpath.split(pattern)
        entries = self.phone.files.entries(posixpath.join(self.folder, folder), self.namespace)
        return [
            posixpath.join(folder, entry)
            for entry, _ in entries
            if fnmatch.fnmatchcase(entry, name) and not entry.startswith(".")
        ]

    async def _value(self, kind: Kind, text: str, streams: Streams) -> str:
        if kind is Kind.TEXT:
            return text
        if kind is Kind.VARIABLE:
            return self._variable(text)
        gathered = Gathered()
        child = self.child()
        self.status = await child.run(text, Streams(Bytes(), gathered, streams.err))
        return gathered.data.decode("utf-8", "replace").rstrip("\n")

    def _variable(self, name: str) -> str:
        if name == "?":
            return str(self.status)
        if name == "$":
            return "7000"
        name, dash, default = name.partition(":-")
        return self.variables.get(name, "") or (default if dash else "")
