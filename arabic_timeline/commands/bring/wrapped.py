"""Lines that a program broke at a width → paragraphs, as they were written."""

from __future__ import annotations

from collections.abc import Iterator

_WIDEST = 100  # characters of a line from which nobody broke it
_FULL = 0.85  # of the widest line: what would have grown beyond that with its next word was broken there
_ENDS = (".", "!", "؟", "?", ":", "»", "…")


def paragraphs(text: str) -> str:
    """The text with the lines of each paragraph on one; text that nothing broke stays as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    widest = max((len(line.strip()) for line in lines), default=0)
    if widest > _WIDEST:
        return text
    return "\n".join(_joined(lines, widest))


def _joined(lines: list[str], widest: int) -> Iterator[str]:
    held = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        held = f"{held} {line.strip()}" if held else line.strip()
        if not _goes_on(line.rstrip("\n"), following.strip(), widest):
            yield held
            held = ""


def _goes_on(line: str, following: str, widest: int) -> bool:
    said = line.strip()
    if not said or not following:
        return False
    if line.endswith(" ") and said != "--":  # format=flowed (RFC 3676)
        return True
    return len(said) + 1 + len(following.split()[0]) > _FULL * widest and not said.endswith(_ENDS)
