"""A page as a browser would find it: a tree of elements."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "input", "img", "link", "base", "hr"})


class Element:
    """One element with all that is in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        """All text in it, its white space reduced to single spaces."""
        parts = (part if isinstance(part, str) else part.text for part in self.inside)
        return " ".join(" ".join(parts).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", css: str = "") -> list[Element]:
        """Every element within it of this tag and class."""
        return [
            e for e in self.walk() if (not tag or e.tag == tag) and (not css or css in e.classes)
        ]

    def first(self, tag: str = "", css: str = "") -> Element:
        return self.all(tag, css)[0]

    def by_id(self, name: str) -> Element:
        return next(e for e in self.walk() if e.attributes.get("id") == name)

    def walk(self) -> Iterator[Element]:
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part.walk()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parse(html: str) -> Element:
    """The whole page; a tag that is not closed where it should be is an error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [e.tag for e in reader.open] == ["page"]
    return reader.open[0]


def section(page: Element, name: str) -> Element | None:
    """The section under the heading with this id; None when the page has none."""
    return next(
        (
            part
            for part in page.all("section")
            if any(h2.attributes.get("id") == name for h2 in part.all("h2"))
        ),
        None,
    )


def sources(page: Element) -> list[str]:
    """Everything that a browser might ask for, or lead to."""
    names = ("src", "href", "xlink:href", "action", "data", "srcset", "poster", "background")
    return [e.attributes[name] for e in page.walk() for name in names if name in e.attributes]


def is_harmless(page: Element) -> bool:
    """Whether nothing in it runs, asks for something, or leads out of it."""
    active = {"script", "link", "iframe", "object", "embed", "base", "form", "a:set", "animate"}
    return (
        not active & {e.tag for e in page.walk()}
        and len(page.all("style")) == 1
        and not any(name.startswith("on") for e in page.walk() for name in e.attributes)
        and not any("style" in e.attributes for e in page.walk())
        and all(source.startswith(("#", "data:image/jpeg;base64,")) for source in sources(page))
    )
