"""What data/ says of the site itself: ``site.yaml`` (subject, headline, licence …) and the stories in ``stories/``."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from arabic_timeline import rows
from arabic_timeline.model import Fault
from arabic_timeline.printable import CONTROLS

LARGEST = 1_000_000  # bytes of a file

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_STEP = re.compile(r"- +([^\s:]+) *: *(\S.*)")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the home page says in another language; what is left out is said as in Arabic, the headline by the title."""

    title: str | None = None
    subject: str | None = None
    headline: str | None = None
    lead: str | None = None
    licence: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the home page says before anything else; what is left out comes from mkdocs.yml.

    ``subject`` stands above the headline, ``lead`` below it; ``licence`` is said at the foot of every page.
    ``languages`` are those of the interface, of which Arabic is always one; ``en`` and ``fr`` say the rest in them.
    ``editors``: whether the menu leads to what is for editors; ``None``: where the site has no address yet.
    """

    title: str | None = None
    subject: str | None = None
    headline: str | None = None
    lead: str | None = None
    languages: tuple[Literal["ar", "en", "fr"], ...] = ("ar",)
    months: Literal["maghreb", "levant", "international", "algeria", "tunisia"] | None = None
    licence: str | None = None
    editors: bool | None = None
    en: Told | None = None
    fr: Told | None = None

    @property
    def others(self) -> tuple[Literal["en", "fr"], ...]:
        """The languages besides Arabic, each once."""
        return tuple(dict.fromkeys(one for one in self.languages if one != "ar"))

    def told(self, language: str) -> Told:
        """What is said in a language, as far as somebody wrote it."""
        found = {"en": self.en, "fr": self.fr}.get(language)
        return found or Told()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StoryFront:
    """The front matter of a story."""

    title: str
    lead: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A meeting or event by id, and the sentence that tells its part of the story."""

    entry: str
    says: str
    line: int = 0


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A path through chosen entries; ``id`` is the name of its file."""

    id: str
    title: str
    steps: tuple[Step, ...]
    lead: str | None = None
    language: Literal["ar", "en", "fr"] = "ar"
    file: str = ""


def site(data: Path) -> tuple[Site, tuple[Fault, ...]]:
    """``site.yaml`` of a data folder; without the file, nothing is said."""
    path = data / "site.yaml"
    try:
        text, message, line = rows.read_text(path, data, LARGEST)
    except FileNotFoundError:
        return Site(), ()
    if message:
        return Site(), (_fault(path, line, message),)
    try:
        parsed = rows.parse(text)
    except rows.RowError as error:
        return Site(), (_fault(path, error.line, error.message),)
    if parsed is None:
        return Site(), ()
    value, slips = rows.structure(parsed, Site, 1)
    return _clean(value) if value else Site(), tuple(
        _fault(path, one.line, one.message) for one in sorted(slips, key=lambda one: one.line)
    )


def _clean(said: Any) -> Any:
    """What is said of the site without controls: it stands on every page, between what others say of it."""
    if isinstance(said, Site | Told):
        fields = {field.name: _clean(getattr(said, field.name)) for field in dataclasses.fields(said)}
        return dataclasses.replace(said, **fields)
    return CONTROLS.sub("", said) if isinstance(said, str) else said


def stories(data: Path) -> tuple[tuple[Story, ...], tuple[Fault, ...]]:
    """The stories of a data folder in the order of their files; one with an error is left out.

    Those below ``stories/en`` and ``stories/fr`` tell the story of the same name in that language.
    """
    found: list[Story] = []
    faults: list[Fault] = []
    folder = data / "stories"
    for path in (*sorted(folder.glob("*.md")), *sorted(folder.glob("en/*.md")), *sorted(folder.glob("fr/*.md"))):
        if path.name.startswith("."):
            continue
        try:
            found.append(_story(path, data))
        except rows.RowError as error:
            faults.append(_fault(path, error.line, error.message))
    return tuple(found), tuple(faults)


def _story(path: Path, data: Path) -> Story:
    if not rows.ID.fullmatch(path.stem):
        raise rows.RowError(1, f"the name of a story's file: {rows.no_id(path.stem)}")
    text, message, line = rows.read_text(path, data, LARGEST)
    if message:
        raise rows.RowError(line or 1, message)
    front = _FRONT.match(text)
    if not front:
        raise rows.RowError(1, "front matter expected: --- title: … ---")
    head, slips = rows.structure(rows.parse(front[1], 2), StoryFront, 1)
    if head is None:
        raise slips[0]
    steps = tuple(_steps(text[front.end() :], text.count("\n", 0, front.end()) + 1))
    if not steps:
        raise rows.RowError(1, "no step here: each is a line «- id: sentence»")
    parent = path.parent.name
    language: Literal["ar", "en", "fr"] = "en" if parent == "en" else "fr" if parent == "fr" else "ar"
    return Story(id=path.stem, title=head.title, lead=head.lead, language=language, steps=steps, file=str(path))


def _steps(body: str, first: int) -> Iterator[Step]:
    for line, text in enumerate(body.splitlines(), first):
        if not text.strip():
            continue
        step = _STEP.fullmatch(text.rstrip())
        if not step:
            raise rows.RowError(line, "a step is one line «- id: sentence»")
        yield Step(entry=step[1], says=step[2], line=line)


def _fault(path: Path, line: int | None, message: str) -> Fault:
    return Fault(file=str(path), line=line, message=message, rule="site")
