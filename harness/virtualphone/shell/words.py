"""Shell text to tokens: words with their quotes remembered, and operators."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

OPERATORS = (
    "&&",
    "||",
    "2>>",
    "1>>",
    "&>",
    ">&",
    ">>",
    "2>",
    "1>",
    ";",
    "&",
    "|",
    ">",
    "<",
    "(",
    ")",
)


class ShellSyntaxError(Exception):
    """The text is no shell command; says which sign was not expected."""


class Kind(Enum):
    """What a part of a word is."""

    TEXT = "text"
    VARIABLE = "variable"
    COMMAND = "command"


@dataclass(frozen=True)
class Part:
    """A piece of a word: literal text, a variable's name, or a command to substitute."""

    kind: Kind
    text: str
    quoted: bool


@dataclass
class Word:
    """One word before expansion."""

    parts: list[Part] = field(default_factory=list)

    @property
    def literal(self) -> str | None:
        """The text when nothing in it is quoted or expanded, else None."""
        if all(part.kind is Kind.TEXT and not part.quoted for part in self.parts):
            return "".join(part.text for part in self.parts)
        return None


@dataclass(frozen=True)
class Operator:
    """An operator, or a line's end as `;`."""

    text: str


Token = Word | Operator


def tokenize(source: str) -> list[Token]:
    """All tokens of a command text. ShellSyntaxError when a quote is left open."""
    return _Lexer(source).run()


class _Lexer:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._tokens: list[Token] = []
        self._word: Word | None = None

    def run(self) -> list[Token]:
        while self._at < len(self._source):
            self._step()
        self._end_word()
        return self._tokens

    def _step(self) -> None:
        char = self._source[self._at]
        if char in " \t\r":
            self._end_word()
            self._at += 1
        elif char == "\n":
            self._operator("\n")
        elif char == "#" and self._word is None:
            end = self._source.find("\n", self._at)
            self._at = len(self._source) if end < 0 else end
        elif operator := self._operator_here():
            self._operator(operator)
        else:
            self._word_piece(char)

    def _operator_here(self) -> str | None:
        for operator in OPERATORS:
            # `2>` is an operator only where a word begins: `a2>b` writes a2's output.
            if operator[0] in "12" and self._word is not None:
                continue
            if self._source.startswith(operator, self._at):
                return operator
        return None

    def _operator(self, text: str) -> None:
        self._end_word()
        self._at += len(text)
        self._tokens.append(Operator(";" if text == "\n" else text))

    def _end_word(self) -> None:
        if self._word is not None:
            self._tokens.append(self._word)
            self._word = None

    def _add(self, kind: Kind, text: str, *, quoted: bool) -> None:
        if self._word is None:
            self._word = Word()
        self._word.parts.append(Part(kind, text, quoted))

    def _word_piece(self, char: str) -> None:
        if char == "'":
            self._add(Kind.TEXT, self._until("'"), quoted=True)
        elif char == '"':
            self._double_quoted()
        elif char == "`":
            self._add(Kind.COMMAND, self._until("`"), quoted=False)
        elif char == "\\":
            self._add(Kind.TEXT, self._source[self._at + 1 : self._at + 2], quoted=True)
            self._at += 2
        elif char == "$":
            self._dollar(quoted=False)
        else:
            self._add(Kind.TEXT, char, quoted=False)
            self._at += 1

    def _until(self, quote: str) -> str:
        end = self._source.find(quote, self._at + 1)
        if end < 0:
            raise ShellSyntaxError("no closing quote")
        text = self._source[self._at + 1 : end]
        self._at = end + 1
        return text

    def _double_quoted(self) -> None:
        self._add(Kind.TEXT, "", quoted=True)
        self._at += 1
        while True:
            char = self._source[self._at : self._at + 1]
            if not char:
                raise ShellSyntaxError("no closing quote")
            if char == '"':
                self._at += 1
                return
            following = self._source[self._at + 1 : self._at + 2]
            if char == "\\" and following and following in '"\\$`':
                self._add(Kind.TEXT, following, quoted=True)
                self._at += 2
            elif char == "$":
                self._dollar(quoted=True)
            elif char == "`":
                self._add(Kind.COMMAND, self._until("`"), quoted=True)
            else:
                self._add(Kind.TEXT, char, quoted=True)
                self._at += 1

    def _dollar(self, *, quoted: bool) -> None:
        rest = self._source[self._at + 1 :]
        if rest.startswith("("):
            self._at += 2
            self._add(Kind.COMMAND, self._until_parenthesis(), quoted=quoted)
        elif rest.startswith("{"):
            self._at += 1
            self._add(Kind.VARIABLE, self._until("}"), quoted=quoted)
        elif rest[:1] and (rest[0] in "?$@#!" or rest[0].isalnum() or rest[0] == "_"):
            length = 1
            if rest[0].isalpha() or rest[0] == "_":
                while rest[length : length + 1].isalnum() or rest[length : length + 1] == "_":
                    length += 1
            self._at += 1 + length
            self._add(Kind.VARIABLE, rest[:length], quoted=quoted)
        else:
            self._at += 1
            self._add(Kind.TEXT, "$", quoted=True)

    def _until_parenthesis(self) -> str:
        start, depth, quote = self._at, 1, ""
        while self._at < len(self._source):
            char = self._source[self._at]
            self._at += 1
            if quote:
                quote = "" if char == quote else quote
            elif char in "'\"":
                quote = char
            elif char == "\\":
                self._at += 1
            elif char in "()":
                depth += 1 if char == "(" else -1
                if not depth:
                    return self._source[start : self._at - 1]
        raise ShellSyntaxError("no closing parenthesis")
