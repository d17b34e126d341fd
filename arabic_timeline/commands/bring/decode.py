"""Bytes of a page → text, old Arabic encodings and text encoded twice included; says what it did."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("windows-1256", "iso-8859-6", "mac_arabic")

# Letters that make up most of Arabic prose, and what no prose has much of.
_COMMON = frozenset("اليمونتربعدفهكحجسقىةأ ")
_WORDS = ("من", "في", "على", "إلى", "أن", "عن", "التي", "الذي")
_ARABIC = re.compile(r"[\u0621-\u064a]")
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
        except LookupError:
            continue
    return [name for name in dict.fromkeys(found) if name not in ("utf-7", "idna", "punycode")]


def _once(text: str) -> tuple[str, str | None]:
    """Text that was encoded twice, read back; left alone where that does not give clearly more Arabic."""
    for name, pattern in _TWICE.items():
        pairs = len(pattern.findall(text))
        if pairs < 8 or pairs * 2 < len(_ARABIC.findall(text)) * (0 if name == "windows-1252" else 0.8):
            continue
        again = _read_back(text, name)
        if again is not None and _arabic(again) > _arabic(text):
            return again, f"text encoded twice (UTF-8 as {name}) read back"
    return text, None


def _read_back(text: str, name: str) -> str | None:
    """The bytes that a program took for ``name``, as UTF-8; bytes that ``name`` leaves undefined stay themselves."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode(name)
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            out.append(ord(char))
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError as error:
        return out.decode("utf-8", "replace") if error.start > len(out) * 0.9 else None


def _arabic(text: str) -> float:
    """How much like Arabic prose a text reads: common letters and words, less what cannot be read."""
    letters = _ARABIC.findall(text)
    common = sum(char in _COMMON for char in letters)
    words = sum(text.count(f" {word} ") for word in _WORDS)
    return common + 20 * words - 2 * (len(letters) - common) - 10 * text.count("\ufffd")
