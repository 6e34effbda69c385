"""Tokens to commands: lists, pipelines, redirections, `if`, `for`, `while` and subshells."""

from __future__ import annotations

from dataclasses import dataclass, field

from harness.virtualphone.shell.words import Operator, ShellSyntaxError, Token, Word, tokenize

_REDIRECTIONS = (">", ">>", "1>", "1>>", "2>", "2>>", "<", "&>", ">&")
_ENDERS = frozenset({"then", "else", "elif", "fi", "do", "done", "}"})
_MAX_DEPTH = 40


@dataclass
class Redirect:
    """Where one of a command's streams goes: `operator` as written, and a path or stream."""

    operator: str
    target: Word


@dataclass
class Simple:
    """Words with assignments before and redirections among them."""

    assignments: list[tuple[str, Word]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    redirects: list[Redirect] = field(default_factory=list)


@dataclass
class Group:
    """`( ... )` or `{ ...; }`."""

    body: Sequence
    subshell: bool
    redirects: list[Redirect] = field(default_factory=list)


@dataclass
class If:
    """Conditions with what follows each, and what follows when none holds."""

    branches: list[tuple[Sequence, Sequence]]
    otherwise: Sequence | None


@dataclass
class For:
    """A loop over words."""

    name: str
    words: list[Word]
    body: Sequence


@dataclass
class While:
    """A loop as long as a condition holds."""

    condition: Sequence
    body: Sequence


Command = Simple | Group | If | For | While


@dataclass
class Pipeline:
    """Commands joined by `|`."""

    commands: list[Command]
    negated: bool = False


@dataclass
class Step:
    """A pipeline and how it hangs on the one before: `;`, `&&` or `||`."""

    joined_by: str
    pipeline: Pipeline
    background: bool = False


@dataclass
class Sequence:
    """Pipelines in order."""

    steps: list[Step] = field(default_factory=list)


def parse(source: str) -> Sequence:
    """What a command text says. ShellSyntaxError names the token that was not expected."""
    parser = _Parser(tokenize(source))
    sequence = parser.sequence(0)
    parser.expect_end()
    return sequence


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is(self, *operators: str) -> bool:
        token = self._peek()
        return isinstance(token, Operator) and token.text in operators

    def _take(self, *operators: str) -> str | None:
        if self._is(*operators):
            token = self._tokens[self._at]
            self._at += 1
            return token.text if isinstance(token, Operator) else None
        return None

    def _keyword(self) -> str | None:
        token = self._peek()
        return token.literal if isinstance(token, Word) else None

    def _expect_keyword(self, *names: str) -> str:
        name = self._keyword()
        if name not in names:
            raise self._unexpected()
        self._at += 1
        return name

    def _unexpected(self) -> ShellSyntaxError:
        token = self._peek()
        if token is None:
            return ShellSyntaxError("unexpected EOF")
        text = token.text if isinstance(token, Operator) else (token.literal or "word")
        return ShellSyntaxError(f"unexpected '{text}'")

    def expect_end(self) -> None:
        if self._peek() is not None:
            raise self._unexpected()

    def sequence(self, depth: int) -> Sequence:
        if depth > _MAX_DEPTH:
            raise ShellSyntaxError("nested too deeply")
        made = Sequence()
        joined_by = ";"
        while True:
            while self._take(";"):
                pass
            if self._peek() is None or self._is(")") or self._keyword() in _ENDERS:
                if joined_by != ";":
                    raise self._unexpected()
                return made
            step = Step(joined_by, self._pipeline(depth))
            made.steps.append(step)
            separator = self._take(";", "&", "&&", "||")
            if separator is None:
                return made
            step.background = separator == "&"
            joined_by = separator if separator in ("&&", "||") else ";"

    def _pipeline(self, depth: int) -> Pipeline:
        negated = self._keyword() == "!"
        if negated:
            self._at += 1
        commands = [self._command(depth)]
        while self._take("|"):
            commands.append(self._command(depth))
        return Pipeline(commands, negated)

    def _command(self, depth: int) -> Command:
        if self._take("("):
            group = Group(self.sequence(depth + 1), subshell=True)
            if not self._take(")"):
                raise self._unexpected()
            return self._with_redirects(group)
        match self._keyword():
            case "{":
                self._at += 1
                group = Group(self.sequence(depth + 1), subshell=False)
                self._expect_keyword("}")
                return self._with_redirects(group)
            case "if":
                return self._if(depth)
            case "for":
                return self._for(depth)
            case "while":
                self._at += 1
                return While(self.sequence(depth + 1), self._loop_body(depth))
        return self._simple()

    def _with_redirects(self, group: Group) -> Group:
        while operator := self._take(*_REDIRECTIONS):
            group.redirects.append(Redirect(operator, self._redirect_target(operator)))
        return group

    def _if(self, depth: int) -> If:
        branches = []
        otherwise = None
        self._at += 1
        while True:
            condition = self.sequence(depth + 1)
            self._expect_keyword("then")
            branches.append((condition, self.sequence(depth + 1)))
            name = self._expect_keyword("elif", "else", "fi")
            if name == "else":
                otherwise = self.sequence(depth + 1)
                name = self._expect_keyword("fi")
            if name == "fi":
                return If(branches, otherwise)

    def _for(self, depth: int) -> For:
        self._at += 1
        name = self._keyword()
        if not name:
            raise self._unexpected()
        self._at += 1
        self._expect_keyword("in")
        words = []
        while isinstance(token := self._peek(), Word):
            words.append(token)
            self._at += 1
        return For(name, words, self._loop_body(depth))

    def _loop_body(self, depth: int) -> Sequence:
        while self._take(";"):
            pass
        self._expect_keyword("do")
        body = self.sequence(depth + 1)
        self._expect_keyword("done")
        return body

    def _redirect_target(self, operator: str) -> Word:
        # `2>&1`: the lexer sees `2>` and then `&`.
        stream = operator.endswith(">") and self._take("&")
        token = self._peek()
        if not isinstance(token, Word):
            raise self._unexpected()
        self._at += 1
        if stream or operator == ">&":
            token.parts.insert(0, _AMPERSAND)
        return token

    def _simple(self) -> Simple:
        made = Simple()
        while (token := self._peek()) is not None:
            if isinstance(token, Operator):
                if token.text not in _REDIRECTIONS:
                    break
                self._at += 1
                made.redirects.append(Redirect(token.text, self._redirect_target(token.text)))
                continue
            self._at += 1
            assignment = None if made.words else _assignment(token)
            if assignment:
                made.assignments.append(assignment)
            else:
                made.words.append(token)
        if not (made.words or made.assignments or made.redirects):
            raise self._unexpected()
        return made


_AMPERSAND = tokenize("'&'")[0].parts[0]  # type: ignore[union-attr]


def _assignment(word: Word) -> tuple[str, Word] | None:
    text = ""
    for index, part in enumerate(word.parts):
        if part.quoted or part.kind.value != "text":
            return None
        if part.text == "=":
            return (text, Word(word.parts[index + 1 :])) if text.isidentifier() else None
        text += part.text
    return None
