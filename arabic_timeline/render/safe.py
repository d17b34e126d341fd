"""Hostile text made harmless: names, titles, quotations and addresses come from anywhere."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from arabic_timeline import say
from arabic_timeline.printable import CONTROLS
from arabic_timeline.web import bare

_UNSEEN = re.compile(f"(?!\\n)[{CONTROLS.pattern[1:-1]}\\u2028\\u2029]")
# What a sentence holds of other scripts: an address (shown by its host), Latin words with a day in brackets, a code.
_WORD = r"[A-Za-z0-9]+(?:[-_@.:/#&%+'][A-Za-z0-9]+)*"
_LATIN = rf"(?=[\w@.:/#&%+'-]*[A-Za-z]){_WORD}(?: {_WORD})*(?: \([\d/.-]+\))?"
_FOREIGN = re.compile(rf"https?://[^\s،؛()]+|{_LATIN}|\d+(?:[-/.:]\d+)+", re.ASCII)
# Figures that Arabic around them would turn about: ranges, days in figures, telephone numbers.
_FIGURES = re.compile(r"\+\d+(?:[ -]\d+)+|\d+(?:[-–/.:]\d+)+", re.ASCII)
_LETTER = "[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
# Arabic in a sentence of another language: inside quotation marks, or by itself as far as the next Latin letter.
_IN_LATIN = re.compile(
    f"“([^”]*{_LETTER}[^”]*)”|«\u00a0([^»]*?{_LETTER}[^»]*?)\u00a0»|({_LETTER}(?:[^A-Za-zÀ-ÿœŒ“”«»;,()–—]*{_LETTER})?)"
)
_LATIN_LETTER = re.compile("[A-Za-zÀ-ÿœŒ]")
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
_CLAUSE = re.compile("[،؛]|(?<![0-9])[,;:.](?= )")
_TAG = re.compile(f"#({_LETTER}[{_LETTER[1:-1]}_]*)")
_NAME = 120  # characters of the longest that is kept because it is asked for again
_TO_BE_ESCAPED = re.compile("[&<>'\"]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def _clean(value: str) -> str:
    return " ".join(CONTROLS.sub("", value).split())


_cleaned = lru_cache(maxsize=16_384)(_clean)


def text(value: str) -> str:
    """``value`` without bidi controls and characters that no page can hold; line ends become spaces."""
    return _cleaned(value) if len(value) <= _NAME else _clean(value)  # names and titles come again, sentences do not


def said(value: str) -> str:
    """As ``text``, for a sentence of ours: the spaces at which no line may break stay what they are."""
    return " ".join(_BREAKS.split(CONTROLS.sub("", value))).strip()


def shortened(value: str, limit: int = 110) -> str:
    """The first words of a text, at most ``limit`` characters of them and «…».

    It ends with a clause where one ends in the last third of that, and never on a word that leads to the next («من»).
    """
    clean = text(value)
    if len(clean) <= limit:
        return clean
    cut = clean[:limit].rsplit(" ", 1)[0]
    ends = [one.start() for one in _CLAUSE.finditer(cut)]
    if ends and ends[-1] * 3 >= limit * 2:
        cut = cut[: ends[-1]]
    while (parts := cut.rsplit(" ", 1))[1:] and parts[1] in say.leading():
        cut = parts[0]
    return cut.rstrip("،؛,;:. ") + "…"


def headline(value: str, openings: Container[str]) -> str:
    """A sentence of an article as the title of what it tells: hash tags as words, nothing that joins it on to the one
    before (``openings``, «كما»).
    """
    first, _, rest = _TAG.sub(lambda tag: tag[1].replace("_", " "), text(value)).partition(" ")
    return rest if rest and first in openings else f"{first} {rest}".rstrip()


def lines(value: str) -> str:
    """As ``text``, line ends kept."""
    return CONTROLS.sub("", value)


def json_escaped(dumped: str) -> str:
    """JSON in which bidi and other controls stand as escapes: the values stay exact, and the file reads as it is."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)


def direction(value: str) -> str:
    """The direction to state for a name: right to left where it has an Arabic letter at all.

    The browser's own guess takes the first letter, and gets «FBI: لقاء مع الوزير» wrong.
    """
    return "rtl" if _ARABIC.search(value) else "ltr"


@lru_cache(maxsize=16_384)
def bdi(value: str) -> Markup:
    """A name, title or outlet, kept apart from its surroundings with its direction stated."""
    clean = text(value)
    if direction(clean) == "rtl":
        return _marked(_with_figures(clean))
    return ltr(clean)


def sentence(value: str) -> Markup:
    """A sentence of ours with each foreign run kept apart, so that brackets and commas stay where they belong."""
    return _apart(text(value), _FOREIGN)


def foreign(value: str) -> Markup:
    """A sentence of ours in Latin letters; Arabic in it is marked as such: whole quotations, and other runs."""
    clean = said(value)
    if direction(clean) == "rtl" and not _LATIN_LETTER.search(clean):
        return _marked(clean)  # nothing of it is ours: «أرشيف 2018»
    out, at = [], 0
    for run in _IN_LATIN.finditer(clean):
        group = next(n for n in (1, 2, 3) if run[n] is not None)
        out += [_escaped(clean[at : run.start(group)]), _marked(run[group])]
        at = run.end(group)
    return Markup("".join([*out, _escaped(clean[at:])]))


def _marked(run: str) -> Markup:
    return Markup(f'<bdi dir="rtl" lang="ar">{_escaped(run)}</bdi>')


def _escaped(run: str) -> str:
    """As ``escape``, without a value of its own for what is only put together: most runs have nothing to escape."""
    return escape(run) if _TO_BE_ESCAPED.search(run) else run


def _with_figures(clean: str) -> Markup:
    """A text of others: its figures are read as they were written, and nothing else is touched."""
    return _apart(clean, _FIGURES)


def _apart(clean: str, runs: re.Pattern[str]) -> Markup:
    out, at = [], 0
    for run in runs.finditer(clean):
        out += [_escaped(clean[at : run.start()]), ltr(host(run[0]) if "://" in run[0] else run[0])]
        at = run.end()
    return Markup("".join([*out, _escaped(clean[at:])]))


def ltr(value: object) -> Markup:
    """An ISO date, a range, an address, an identifier: left to right whatever stands around it."""
    return Markup(f'<bdi dir="ltr">{_escaped(text(str(value)))}</bdi>')


def url(value: str | None) -> str | None:
    """``value`` where it is an http or https address with a host, without who asked for it, else ``None``."""
    clean = CONTROLS.sub("", value or "").strip()
    try:
        parts = urlsplit(clean)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r'[\s"<>\\]', clean):
        return None
    return bare(clean)


def host(value: str) -> str:
    """The host of an address, for display; the whole where it has none that can be told («http://[»)."""
    try:
        return urlsplit(bare(value)).netloc.removeprefix("www.")
    except ValueError:
        return value


def quoted(body: str, spans: list[tuple[int, int, str]], limit: int = 700) -> Markup:
    """A passage with its expressions in ``<mark>``; cut to about ``limit`` characters around the first one.

    ``spans`` are (start, end, class), in order, without overlap, offsets in ``body``.
    """
    low, high = _window(len(body), spans, limit)
    out = ["… " if low else ""]
    at = low
    for start, end, kind in spans:
        if start < at or end > high:
            continue
        out.append(_with_figures(lines(body[at:start])))
        marked = _with_figures(lines(body[start:end]))
        out.append(f'<mark class="{escape(kind)}">{marked}</mark>')
        at = end
    out.append(_with_figures(lines(body[at:high])))
    out.append(" …" if high < len(body) else "")
    return Markup("".join(out))


def _window(length: int, spans: list[tuple[int, int, str]], limit: int) -> tuple[int, int]:
    if length <= limit:
        return 0, length
    middle = spans[0][0] if spans else 0
    low = max(0, min(middle - limit // 2, length - limit))
    return low, low + limit
