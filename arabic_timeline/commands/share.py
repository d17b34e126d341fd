"""Draws the pictures of pages, 1200 × 630, for who shares them: with Pillow, where it is there and joins letters.

A picture has few colours, each in eight strengths; so it is small, and its bytes are the same each time.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from arabic_timeline.commands import place
from arabic_timeline.render.share import Picture

_SIZE = (1200, 630)
_MARGIN = 64
_WIDTH = _SIZE[0] - 2 * _MARGIN
_STRENGTHS = 8
_PAPER = (250, 247, 241)
_COLOURS = {  # those of assets/css/site.css
    "ink": (31, 27, 22), "soft": (86, 78, 67), "accent": (138, 28, 28), "rule": (213, 203, 185), "stated": (23, 96, 58),
    "inferred": (31, 78, 125), "likely": (122, 74, 0), "contradicted": (160, 25, 25), "unknown": (86, 78, 67),
}  # fmt: skip
_THERE = [0, *[255] * 255]
_TITLES = (88, 76, 66, 56)  # points, the largest in which a title has three lines at most
_LACKS = "No pictures for social networks: Pillow is not installed (pip install pillow)."
_CANNOT = "No pictures for social networks: this Pillow does not join Arabic letters (raqm with FriBiDi is missing)."


def drawn_by() -> tuple[str, str]:
    """What draws here, for the names of the pictures, and else why nothing does; one of them is empty."""
    try:
        features: Any = import_module("PIL.features")
    except ImportError:
        return "", _LACKS
    if not (features.check("raqm") and features.check("fribidi") and features.check("freetype2")):
        return "", _CANNOT
    names = ("pil", "freetype2", "raqm", "harfbuzz", "fribidi", "zlib")
    return " ".join(str(features.version(name)) for name in names), ""


def put(site: Path, pictures: Iterable[Picture], font: Path, before: Path | None) -> None:
    """Put the pictures into ``site``, those that ``before`` has as they are: their names tell what is in them."""
    for one in pictures:
        target = site / one.path
        if target.exists():
            continue
        target.parent.mkdir(exist_ok=True)
        earlier = before / one.path if before else None
        if earlier and earlier.is_file() and not earlier.is_symlink():
            shutil.copyfile(earlier, target)
        else:
            place.write(target, draw(one, font))


def draw(one: Picture, font: Path) -> bytes:
    """A picture as PNG."""
    sheet = _Sheet(font, ltr=one.ltr)
    sheet.logo()
    sheet.line(one.site, 92, 40, "soft", indent=76)
    sheet.rule(118)
    sheet.rule(124)
    y = 176
    if one.kicker:
        sheet.line(one.kicker, y + 10, 36, "accent")
        y += 46
    y = sheet.block(one.title, y, room=3 if one.date else 4)
    if one.date:
        sheet.line(one.date, y + 62, 54, "accent")
        y += 78
    if one.place and y < 500:
        sheet.line(one.place, y + 40, 36, "soft")
    sheet.rule(554)
    if one.line:
        sheet.line(one.line, 602, 36, one.mark or "soft", indent=34 if one.mark else 0)
        if one.mark:
            sheet.dot(592, one.mark)
    return sheet.png()


class _Sheet:
    """One mask a colour; lines stand at the side where the language begins, their baselines at ``y``."""

    def __init__(self, font: Path, *, ltr: bool) -> None:
        self._image: Any = import_module("PIL.Image")
        self._drawing: Any = import_module("PIL.ImageDraw")
        self._font = font
        self._ltr = ltr
        self._how = {"direction": "ltr" if ltr else "rtl", "language": "en" if ltr else "ar"}
        self._masks: dict[str, Any] = {}

    def line(self, text: str, y: int, points: int, colour: str, *, indent: int = 0) -> None:
        """A line of text, cut where it is too long."""
        shown = self._cut(text, points, _WIDTH - indent)
        x = _MARGIN + indent if self._ltr else _SIZE[0] - _MARGIN - indent
        anchor = "ls" if self._ltr else "rs"
        self._pen(colour).text((x, y), shown, font=_face(self._font, points), fill=255, anchor=anchor, **self._how)

    def block(self, text: str, top: int, *, room: int) -> int:
        """A title in as many lines as it takes, up to ``room``; where it ends."""
        for points in _TITLES:
            lines = self._lines(text, points)
            if len(lines) <= min(room, 3 if points > _TITLES[-1] else room):
                break
        if len(lines) > room:
            lines = [*lines[: room - 1], " ".join(lines[room - 1 :])]
        step = round(points * 1.06)
        for n, line in enumerate(lines):
            self.line(line, top + round(points * 0.72) + n * step, points, "ink")
        return top + len(lines) * step

    def rule(self, y: int) -> None:
        """A line from margin to margin."""
        self._pen("rule").rectangle((_MARGIN, y, _SIZE[0] - _MARGIN, y + 1), fill=255)

    def dot(self, y: int, colour: str) -> None:
        """The mark of a status."""
        x = _MARGIN + 10 if self._ltr else _SIZE[0] - _MARGIN - 10
        self._round(x, y, 10, colour)

    def logo(self) -> None:
        """A day and a span on an axis, as in the header of the site."""
        x = _MARGIN if self._ltr else _SIZE[0] - _MARGIN - 56
        pen = self._pen("accent")
        pen.rectangle((x, 77, x + 56, 80), fill=255)
        pen.polygon([(x + 20, 66), (x + 33, 79), (x + 20, 92), (x + 7, 79)], fill=255)
        self._round(x + 44, 79, 9, "accent")

    def png(self) -> bytes:
        """The sheet, its colours over each other."""
        colours = list(self._masks)
        sheet = self._image.new("P", _SIZE, 0)
        palette = list(_PAPER)
        for n, name in enumerate(colours):
            for strength in range(1, _STRENGTHS):
                share = strength / (_STRENGTHS - 1)
                pairs = zip(_PAPER, _COLOURS[name], strict=True)
                palette += [round(paper + (colour - paper) * share) for paper, colour in pairs]
            if box := self._masks[name].getbbox():
                strengths = self._masks[name].crop(box).point(_index(n * (_STRENGTHS - 1)))
                sheet.paste(strengths, box[:2], strengths.point(_THERE))
        sheet.putpalette(palette)
        into = io.BytesIO()
        sheet.save(into, "PNG", compress_level=6)
        return into.getvalue()

    def _pen(self, colour: str) -> Any:
        mask = self._masks.setdefault(colour, self._image.new("L", _SIZE, 0))
        return self._drawing.Draw(mask)

    def _round(self, x: int, y: int, radius: int, colour: str) -> None:
        """A circle with soft edges: drawn four times as large."""
        large = self._image.new("L", (8 * radius + 8,) * 2, 0)
        self._drawing.Draw(large).ellipse((4, 4, 8 * radius + 4, 8 * radius + 4), fill=255)
        small = large.resize((2 * radius + 2,) * 2, self._image.Resampling.BOX)
        self._pen(colour)
        self._masks[colour].paste(255, (x - radius - 1, y - radius - 1), small)

    def _lines(self, text: str, points: int) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._wide(longer, points) <= _WIDTH:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]

    def _cut(self, text: str, points: int, width: int) -> str:
        """A text with as many of its words as fit, or letters where there is only one."""
        if self._wide(text, points) <= width:
            return text
        words = text.split()
        while len(words) > 1 and self._wide(f"{' '.join(words)}…", points) > width:
            words.pop()
        text = " ".join(words)
        while text and self._wide(f"{text}…", points) > width:
            text = text[:-1]
        return f"{text}…"

    def _wide(self, text: str, points: int) -> float:
        return float(_face(self._font, points).getlength(text, **self._how))


@cache
def _index(first: int) -> list[int]:
    """From how much of a colour there is to its place in the palette; the paper has the first."""
    strengths = (round(value * (_STRENGTHS - 1) / 255) for value in range(256))
    return [first + strength if strength else 0 for strength in strengths]


@cache
def _face(font: Path, points: int) -> Any:
    kind: Any = import_module("PIL.ImageFont")
    return kind.truetype(str(font), points, layout_engine=kind.Layout.RAQM)
