"""Bytes of a page → text, old Arabic encodings and text encoded twice included; says what it did."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("windows-1256", "iso-8859-6", "mac_arabic")

# Letters that make up most of Arabic prose, and what no prose has much of.
_COMMON = frozenset("اليمونتربعدفهكحجسقىةأ ")
_HIGH = re.compile(r"[^\x00-\x7f]+")
_WESTERN = re.compile(r"[\u00c0-\u00ff]{3,}")  # «ÇáÓáÇã»: letters of windows-1256 read as windows-1252
_PAIRS = 8  # signs of it, below which nothing is touched
WORDS = ("من", "في", "على", "إلى", "أن", "عن", "التي", "الذي")
_ARABIC = re.compile(r"[\u0621-\u064a]")
# Charsets of web pages (Encoding Standard) in which Arabic, or a page that names them by mistake, is met.  The name
# comes from the page: Python has codecs that are no charsets («hex», «zlib», «unicode_escape»).
_CHARSETS = re.compile(r"utf-(?:8|16(?:-[bl]e)?)|cp(?:125\d|720|864|874)|iso8859-\d+|mac-?\w+|latin_?1|ascii|koi8-[ru]")
# UTF-8 bytes of Arabic letters read as single characters: Ø and Ù (windows-1252), ط and ظ (windows-1256).
_TWICE = {
    "windows-1252": re.compile(
        r"[ØÙÚÛ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    ),
    "windows-1256": re.compile(r"[طظ][\u0080-\u00bf\u0600-\u06ff\u0152\u0153\u0192\u02c6\u2013-\u203a\u20ac\u2122]"),
}


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of ``raw`` and what had to be done to read it (``None``: plain UTF-8).

    ``declared``: the charset of the HTTP header, trusted only where it gives better Arabic than the others.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), None if name == "utf-8-sig" else "UTF-16 turned into UTF-8"
    try:
        return _once(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    name = max(_candidates(raw, declared), key=lambda one: _arabic(raw.decode(one, "replace")))
    text = raw.decode(name, "replace")
    lost = text.count("\ufffd")
    return text, f"{name} turned into UTF-8" + (f", {lost} bytes unreadable" if lost else "")


def _candidates(raw: bytes, declared: str | None) -> list[str]:
    meta = _DECLARED.search(raw[:4096])
    named = [declared, meta.group(1).decode("ascii") if meta else None]
    found = []
    for name in (*named, "utf-8", *_OLD):
        try:
            found.append(codecs.lookup(name or "").name)
        except (LookupError, ValueError):  # the latter: a null character in the name
            continue
    return [name for name in dict.fromkeys(found) if _CHARSETS.fullmatch(name)]


def _once(text: str) -> tuple[str, str | None]:
    """Text that was encoded twice, read back; left alone where that does not give clearly more Arabic."""
    for name, pattern in _TWICE.items():
        if len(pattern.findall(text)) >= _PAIRS:
            again = _HIGH.sub(lambda run, name=name: _read_back(run.group(), name, "utf-8"), text)  # type: ignore[misc]
            if _gains(again, text):
                return again, f"text encoded twice (UTF-8 as {name}) read back"
    for name in _OLD[:2]:
        if len(_WESTERN.findall(text)) >= _PAIRS:
            again = _HIGH.sub(lambda run, name=name: _read_back(run.group(), "windows-1252", name), text)  # type: ignore[misc]
            if _gains(again, text):
                return again, f"text encoded twice ({name} as windows-1252) read back"
    return text, None


def _gains(again: str, text: str) -> bool:
    """Whether the words of Arabic prose came out: letters alone could be chance."""
    return _arabic(again) > _arabic(text) and _of_words(again) >= _of_words(text) + 3


def _read_back(run: str, taken: str, real: str) -> str:
    """The bytes that a program took for ``taken``, as ``real``; the run itself where they are none.

    Bytes that ``taken`` leaves undefined stay themselves, as browsers have it.
    """
    out = bytearray()
    for char in run:
        try:
            out += char.encode(taken)
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return run
            out.append(ord(char))
    try:
        again = out.decode(real)
    except UnicodeDecodeError:
        return run
    return again if _ARABIC.search(again) else run


def _of_words(text: str) -> int:
    return sum(text.count(f" {word} ") for word in WORDS)


def _arabic(text: str) -> float:
    """How much like Arabic prose a text reads: common letters and words, less what cannot be read."""
    letters = _ARABIC.findall(text)
    common = sum(char in _COMMON for char in letters)
    return common + 20 * _of_words(text) - 2 * (len(letters) - common) - 10 * text.count("\ufffd")
