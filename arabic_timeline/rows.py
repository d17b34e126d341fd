"""YAML text → rows with their lines → values: strict, so that a slip of the pen becomes one line of text.

Every scalar stays text (``no``, ``on``, numbers and dates included).  Anchors, aliases, tags, doubled keys and
deep nesting are refused while the parser's events come in: nothing is expanded and no object is built.
"""

from __future__ import annotations

import dataclasses
import re
import stat
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin
from urllib.parse import urlsplit

import cattrs
import yaml
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from arabic_timeline import edtf, hints, yamltext
from arabic_timeline.interval import Interval
from arabic_timeline.printable import printable as printable  # whoever reads rows says what is wrong with them
from arabic_timeline.printable import shown as shown

T = TypeVar("T")

DEPTH = 12  # levels of nesting: the deepest shape of the house has four
LONGEST_TEXT = 10_000  # characters of one value: names, titles, notes
_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


# Also a file name and an address: nothing that could lead elsewhere, and no name that Windows keeps for its devices.
_DEVICES = r"(?!(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9])$)"
_SIGNS = r"[A-Za-z0-9_-]{1,80}"
ID = re.compile(f"{_DEVICES}{_SIGNS}")

_WRITTEN_ID = re.compile(rf"\bid[\"']?\s*:\s*[\"']?({_SIGNS})")

_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class RowError(ValueError):
    """Something wrong with a text, at a line (counted from 1)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Row(dict[str, Any]):
    """A mapping that knows its line and those of its keys."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Rows(list[Any]):
    """A list that knows its line and those of its members."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


# ── text → rows ──────────────────────────────────────────────────────────────────────────────────


def parse(text: str, first: int = 1) -> Any:
    """The one document of ``text`` as Row, Rows, text or ``None``; ``first`` is the line on which it starts.

    Raises:
        RowError: where it is not YAML, or uses what the house refuses.
    """
    events = yaml.parse(text, Loader=yamltext.LOADER)
    try:
        return _document(events, first)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        at = mark.line if mark else 0
        if error.context_mark and "quoted scalar" in (error.context or "") and "unexpected" in (error.problem or ""):
            at = error.context_mark.line
            raise RowError(first + at, f"not valid YAML: {hints.unclosed(text.splitlines(), at)}") from None
        message = f"not valid YAML: {error.problem or error.context}{hints.quoted(text.splitlines(), at)}"
        raise RowError(first + at, message) from None
    except yaml.reader.ReaderError as error:
        line = first + text.count("\n", 0, error.position)
        raise RowError(line, f"the character U+{_ordinal(error.character):04X} is not allowed in YAML") from None
    except UnicodeEncodeError as error:
        raise RowError(first + text.count("\n", 0, error.start), "a lone surrogate is not text") from None


def parts(text: str) -> Iterator[tuple[int, str]]:
    """(first line, text) of each ``- `` row at the margin: lets the other rows be read when one is broken."""
    starts = [match.start() for match in re.finditer(r"^-(?=\s|$)", text, re.MULTILINE)]
    for start, end in pairwise([*starts, len(text)]):
        yield text.count("\n", 0, start) + 1, text[start:end]


def _document(events: Iterator[Any], first: int) -> Any:
    value = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise RowError(_line_of(event, first), "a second YAML document (--- starts one) is not allowed")
        elif isinstance(event, yaml.NodeEvent):
            value = _node(event, events, first, 0)
    return value


def _node(event: Any, events: Iterator[Any], first: int, depth: int) -> Any:
    line = _line_of(event, first)
    _refuse(event, line, depth)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, first, line, depth)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, first, line, depth)
    return None if event.style is None and event.value in _NOTHING else event.value


def _refuse(event: Any, line: int, depth: int) -> None:
    if event.anchor is not None:
        raise RowError(line, f"anchors and aliases are not allowed: {shown(event.anchor)}")
    if event.tag is not None:
        raise RowError(line, f"tags are not allowed: {shown(event.tag)}")
    if depth > DEPTH:
        raise RowError(line, f"nested deeper than {DEPTH} levels")


def _line_of(event: Any, first: int) -> int:
    return first + int(event.start_mark.line)


def _mapping(events: Iterator[Any], first: int, line: int, depth: int) -> Row:
    row = Row(line)
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _node(event, events, first, depth + 1)
        at = _line_of(event, first)
        if not isinstance(key, str):
            raise RowError(at, "a key has to be a word")
        if key in row:
            raise RowError(at, f"the key «{shown(key)}» stands twice (first on line {row.lines[key]})")
        row[key] = _node(next(events), events, first, depth + 1)
        row.lines[key] = at
    return row


def _sequence(events: Iterator[Any], first: int, line: int, depth: int) -> Rows:
    rows = Rows(line)
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        rows.lines.append(_line_of(event, first))
        rows.append(_node(event, events, first, depth + 1))
    return rows


def no_id(name: str) -> str:
    """What is wrong with a name that is no ``ID``."""
    if re.fullmatch(_SIGNS, name):
        return f"«{shown(name)}» is the name of a device on Windows, where no file can have it: choose another"
    return f"«{shown(name)}» may hold only letters a-z, A-Z, digits, - and _"


# ── files → text ─────────────────────────────────────────────────────────────────────────────────


def read_text(path: Path, root: Path, largest: int) -> tuple[str, str | None, int | None]:
    """(text, what is wrong or ``None``, line of it) of a UTF-8 file of at most ``largest`` bytes below ``root``.

    Line ends become ``\\n``; a byte order mark is dropped.

    Raises:
        FileNotFoundError: where there is no such file.
    """
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            return "", "a symbolic link that leads out of the folder is not followed", None
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return "", "not a regular file", None
        with path.open("rb") as file:
            raw = file.read(min(about.st_size, largest) + 1)  # room for the largest takes longer than most files
            if len(raw) > about.st_size:  # it grew
                raw += file.read(max(0, largest + 1 - len(raw)))
    except FileNotFoundError:
        raise
    except RuntimeError:  # what pathlib makes of a link that leads to itself, before Python 3.13
        return "", "a symbolic link that leads to itself", None
    except OSError as error:
        return "", f"cannot be read: {error.strerror}", None
    if len(raw) > largest:
        return "", f"larger than {largest:,} bytes", None
    return _decoded(raw)


def written_ids(path: Path, root: Path, largest: int) -> frozenset[str] | None:
    """Every id that a file seems to give, however broken its rows are; ``None`` where it cannot be read.

    What refers to one of these is not called missing: its row may only have a slip.
    """
    try:
        text, message, _ = read_text(path, root, largest)
    except FileNotFoundError:
        return None
    return None if message else frozenset(_WRITTEN_ID.findall(text))


def _decoded(raw: bytes) -> tuple[str, str | None, int | None]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = f"not UTF-8: byte 0x{raw[error.start]:02X} at offset {error.start}{hints.encoding(raw)}"
        return "", wrong, line
    return text.replace("\r\n", "\n").replace("\r", "\n"), None, None


# ── rows → values ────────────────────────────────────────────────────────────────────────────────


def structure(row: Any, shape: type[T], line: int) -> tuple[T | None, list[RowError]]:
    """``row`` as a dataclass, or ``None`` with every slip in it, each at its own line.

    Keys are the field names (``from_`` is written ``from``); ``file``, ``line`` and ``edtf`` are not written by
    people.  Unknown keys are slips.  ``date`` and ``Interval`` come from ISO and EDTF text.
    """
    if not isinstance(row, dict):
        return None, [RowError(line, f"keys and values expected, not {_named(row)}")]
    try:
        return _converter().structure(row, shape), []
    except ClassValidationError as error:
        return None, list(_slips(error, row, line, ""))


def _slips(error: BaseException, value: Any, line: int, path: str) -> Iterator[RowError]:
    if isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield RowError(_line(value, key, line), f"{path}unknown key «{shown(key)}»{_nearest(key, error.cl)}")
    elif isinstance(error, ClassValidationError | IterableValidationError):
        for one in error.exceptions:
            step = _step(one)
            inner = value if step is None else _at(value, step)
            yield from _slips(one, inner, _line(value, step, line), path + _spoken(step, one))
    elif isinstance(error, KeyError):
        yield RowError(line, f"{path.removesuffix(': ')}: this key is required")
    else:
        yield RowError(line, f"{path}{error}")


def _step(error: BaseException) -> str | int | None:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name.rstrip("_")
        if isinstance(note, IterableValidationNote):
            return note.index
    return None


def _spoken(step: str | int | None, error: BaseException) -> str:
    if step is None or isinstance(error, ForbiddenExtraKeysError):
        return ""
    return f"{step}: " if isinstance(step, str) else f"row {step + 1}: "


def _at(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _line(value: Any, step: str | int | None, line: int) -> int:
    lines = getattr(value, "lines", None)
    if isinstance(lines, dict) and step in lines:
        return int(lines[step])
    if isinstance(lines, list) and isinstance(step, int) and step < len(lines):
        return int(lines[step])
    return int(getattr(value, "line", line))


def _nearest(key: str, shape: type) -> str:
    names = [field.name.rstrip("_") for field in dataclasses.fields(shape) if field.name not in UNWRITTEN]
    return f"{hints.key(key, names)} (known here: {', '.join(names)})"


UNWRITTEN = ("file", "line", "edtf")  # filled in here, not by the editor


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, lambda value, _: _text(value))
    converter.register_structure_hook(bool, lambda value, _: _truth(value))
    converter.register_structure_hook(float, lambda value, _: _number(value))
    converter.register_structure_hook(date, lambda value, _: _day(value))
    converter.register_structure_hook(Interval, lambda value, _: _interval(value))
    converter.register_structure_hook_func(lambda t: _is(t, Literal), _one_of)
    converter.register_structure_hook_func(_is_optional, lambda value, t: _optional(converter, value, t))
    converter.register_structure_hook_func(
        lambda t: _is(t, tuple), lambda value, t: _list(converter, value, get_args(t)[0])
    )
    converter.register_structure_hook_func(lambda t: _is(t, Mapping), lambda value, _: _settings(value))
    converter.register_structure_hook_factory(
        lambda t: dataclasses.is_dataclass(t) and t is not Interval, lambda t: _shape(converter, t)
    )
    return converter


def _shape(converter: cattrs.Converter, shape: type) -> Callable[[Any, Any], Any]:
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(shape):
        if field.name in UNWRITTEN:
            changes[field.name] = override(omit=True)
        elif field.name.endswith("_"):
            changes[field.name] = override(rename=field.name.rstrip("_"))
    build: Any = make_dict_structure_fn(shape, converter, _cattrs_forbid_extra_keys=True, **changes)

    def hook(value: Any, target: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"keys and values expected, not {_named(value)}")
        return build(value, target)

    return hook


def _is(shape: Any, origin: Any) -> bool:
    return get_origin(shape) is origin


def _is_optional(shape: Any) -> bool:
    return get_origin(shape) in (Union, types.UnionType) and type(None) in get_args(shape)


def _optional(converter: cattrs.Converter, value: Any, shape: Any) -> Any:
    if value is None:
        return None
    (inner,) = [one for one in get_args(shape) if one is not type(None)]
    return converter.structure(value, inner)


def _list(converter: cattrs.Converter, value: Any, inner: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError(f"a list expected, not {_named(value)}")
    out, errors = [], []
    for n, one in enumerate(value):
        try:
            out.append(converter.structure(one, inner))
        except Exception as error:  # every fault of the list is wanted, whatever its class
            error.__notes__ = [*getattr(error, "__notes__", ()), IterableValidationNote("", n, inner)]
            errors.append(error)
    if errors:
        raise IterableValidationError("", errors, tuple)
    return tuple(out)


def _settings(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ValueError(f"keys and values expected, not {_named(value)}")
    return {key: _setting(one) for key, one in value.items()}


def _setting(value: Any) -> Any:
    if isinstance(value, list):
        return [_setting(one) for one in value]
    if not isinstance(value, str):
        return value
    return int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else _TRUTH.get(value, value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"text expected, not {_named(value)}")
    if not value.strip():
        raise ValueError("text expected, not an empty one")
    if "\x00" in value:
        raise ValueError("a null character is not text")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"longer than {LONGEST_TEXT:,} characters")
    return value


def _truth(value: Any) -> bool:
    if value not in _TRUTH:
        raise ValueError(f"true or false expected, not {_named(value)}")
    return _TRUTH[value]


def _number(value: Any) -> float:
    text = _text(value)
    if not re.fullmatch(r"[-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?", text):
        raise ValueError(f"a number such as 34.02 expected, not {_named(value)}")
    return float(text)


def _day(value: Any) -> date:
    text = _text(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"a day such as 2019-12-07 expected, not {_named(text)}{hints.day(text)}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the calendar has no day {text}") from None


def _interval(value: Any) -> Interval:
    text = _text(value)
    try:
        return edtf.parse(text).interval
    except ValueError as error:
        raise ValueError(f"{error}{hints.day(text)}") from None


def _one_of(value: Any, shape: Any) -> Any:
    if value not in get_args(shape):
        raise ValueError(f"one of {', '.join(map(str, get_args(shape)))} expected, not {_named(value)}")
    return value


def _named(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys and values"
    return "a list" if isinstance(value, list) else f"«{shown(value)}»"


def is_web(address: str) -> bool:
    """Whether an address is one of the web: http or https, with a host that can be told («http://[» has none)."""
    try:
        return bool(_WEB.fullmatch(address) and urlsplit(address).hostname)
    except ValueError:
        return False


def not_web(address: str) -> str:
    """What a message says of an address that is none of the web."""
    return f"an address that starts with http:// or https:// expected, not «{shown(address)}»"


def _ordinal(character: object) -> int:
    return ord(character) if isinstance(character, str) else int(str(character))
