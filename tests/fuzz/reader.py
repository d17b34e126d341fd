"""Bytes of files → articles, knowledge, lines of a batch: a message or a value, never anything else."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from arabic_timeline import annotate, edtf, read, registry, rows
from arabic_timeline.commands import annotate as batch

from . import news, oracles, seeding, words
from .choices import Choices

_KEYS = {
    "article": ("id", "outlet", "title", "author", "url", "published", "updated", "retrieved", "copy_of", "checksum"),
    "people": ("id", "name", "aliases", "country", "note"),
    "offices": ("id", "name", "aliases", "country", "field", "tenures"),
    "places": ("id", "name", "kind", "adjectives", "within"),
    "outlets": ("id", "name", "url", "rights", "furniture", "policy"),
    "claims": ("id", "article", "date", "participants", "quote", "sources", "seen"),
    "pictures": ("id", "image", "credit", "licence", "alt"),
    "judgements": ("kind", "meetings", "article", "quote", "date", "person", "present", "about", "without"),
}
_VALUES = (
    "a", "b-1", "no", "~", "", "0", "[]", "[a, b]", "{}", "{from: 2019, person: a}", "- a", "true", "2022-09-20",
    "2022-09", "2022/..", "[2019-01-01..2020]", "19XX", "199X?", "0000", "9999-12-31", "2022-02-30", "same", "country",
    "https://example.org/a", "javascript:x()", "../../etc", "\"\\u202e\"", "\"\\ud800\"", "'<b>'", "|\n  x", ">-\n x",
    "&a x",
    "*a", "!!python/object:x {}", "? x", "{a: {a: {a: {a: 1}}}}", "\"\\x00\"", "#", "%TAG", "---", "...", "@x", "`",
    "\t",
)  # fmt: skip


def run(data: bytes) -> None:
    """One file, or one line of a batch."""
    choices = Choices(data)
    choices.pick(_KINDS)(choices)


def _article(choices: Choices) -> None:
    """A file of data/articles, as bytes or put together."""
    folder = _folder("articles")
    for number in range(choices.number(1, 2)):
        content = choices.raw(choices.left) if choices.chance(2) else _file(choices).encode("utf-8", "surrogatepass")
        (folder / f"{number}.md").write_bytes(content)
    found, faults = read.articles(folder, {"o": ("شارك",)})
    oracles.faults(faults)
    assert found or [fault for fault in faults if fault.error], "neither an article nor an error"
    for one in found:
        assert rows.ID.fullmatch(one.id)
        one.text.encode()
        assert "\x00" not in one.text
        assert one.text.strip()


def _file(choices: Choices) -> str:
    front = "".join(f"{line}\n" for line in choices.some(10, partial(_pair, choices, _KEYS["article"])))
    start, end = (
        choices.pick(("---\n", "---\r\n", "\ufeff---\n", "--- \n", "----\n", "")),
        choices.pick(("---\n", "---", "...\n")),
    )
    known = "id: a\noutlet: o\ntitle: t\n" if not choices.chance(3) else ""
    return f"{start}{known}{front}{end}{news.text(choices)}"


def _pair(choices: Choices, keys: tuple[str, ...]) -> str:
    value = choices.pick(_VALUES) if not choices.chance(4) else choices.pick(words.all_words())
    return f"{choices.pick(keys)}{choices.pick((': ', ': ', ':', ' : '))}{value}"


def _knowledge(choices: Choices) -> None:
    """Files of data/knowledge, each row with some of its keys."""
    folder = _folder("knowledge")
    for _ in range(choices.number(1, 3)):
        name = choices.pick(registry.load.__globals__["FILES"])
        content = "".join(choices.some(4, partial(_row, choices, _KEYS[name])))
        (folder / f"{name}.yaml").write_bytes(
            content.encode("utf-8", "surrogatepass") + choices.raw(choices.number(0, 20))
        )
    known, faults = registry.load(folder)
    oracles.faults(faults)
    oracles.faults(registry.references(known, (), registry.written(folder, faults)))


def _row(choices: Choices, keys: tuple[str, ...]) -> str:
    lines = [_pair(choices, keys) for _ in range(choices.number(1, 7))]
    return "- " + choices.pick(("\n  ", "\n  ", "\n", "\n    ")).join(lines) + "\n"


def _yaml(choices: Choices) -> None:
    """Any text as YAML."""
    signs = (*_VALUES, "\n", "\n  ", ": ", "- ", ", ", "{", "}", "[", "]", "'", '"')
    text = (
        news.raw(choices, choices.left)
        if choices.chance(2)
        else "".join(choices.some(40, partial(choices.pick, signs)))
    )
    try:
        rows.parse(text)
    except rows.RowError as error:
        assert error.line >= 1
        assert error.message.isprintable(), error.message


def _lines(choices: Choices) -> None:
    """Lines of a batch: one answer each, in order, all JSON."""
    lines = [_line(choices).replace(b"\n", b" ") for _ in range(choices.number(1, 4))]
    target = io.BytesIO()
    batch.run(io.BytesIO(b"".join(line + b"\n" for line in lines)), target, lambda one: annotate.line(one, _nobody()))
    answers = target.getvalue().decode().splitlines()
    assert len(answers) == len(lines), f"{len(answers)} answers to {len(lines)} lines"
    for answer in map(json.loads, answers):
        assert not str(answer.get("error", "")).startswith("internal error"), answer
        oracles.as_json(answer)


def _line(choices: Choices) -> bytes:
    if choices.chance(3):
        return choices.raw(choices.number(0, 60))
    record: dict[str, Any] = {"id": choices.pick((1, "a", 1.5, -1, 10**30, True, None, "\u2028")), "text": "x"}
    for _ in range(choices.number(0, 3)):
        key = choices.pick(("id", "text", "published", "title", "outlet"))
        record[key] = choices.pick((None, 1, [], {}, True, "2022-09-20", "2022/..", "\ud800", "\x00", *_VALUES))
    if choices.chance(8):  # texts have targets of their own
        record["text"] = news.text(choices.apart(choices.number(0, 40)))
    return json.dumps(record, ensure_ascii=choices.chance(2)).encode("utf-8", "surrogatepass")


def _edtf(choices: Choices) -> None:
    """EDTF strings, written and read."""
    signs = (
        "2022",
        "0",
        "9",
        "X",
        "-",
        "/",
        "..",
        "[",
        "]",
        "?",
        "~",
        "%",
        "-01",
        "-12",
        "-31",
        "0001",
        "9999",
        "٢",
        " ",
    )
    text = "".join(choices.some(8, lambda: choices.pick(signs))) if choices.chance(2) else news.raw(choices, 40)
    try:
        parsed = edtf.parse(text)
    except ValueError as error:
        assert "\n" not in str(error)
        return
    written = edtf.write(
        parsed.interval, extent=parsed.extent, uncertain=parsed.uncertain, approximate=parsed.approximate
    )
    assert written is not None
    again = edtf.parse(written)
    assert (again.interval, again.uncertain, again.approximate) == (
        parsed.interval,
        parsed.uncertain,
        parsed.approximate,
    )


def _signs(choices: Choices) -> None:
    """Furniture of a text with an outlet's own signs."""
    signs = choices.some(3, lambda: choices.pick(words.all_words()))
    text = news.text(choices)
    end = 0
    for start, stop in read.furniture(text, signs):
        assert end <= start < stop <= len(text), "furniture out of order"
        end = stop


# What takes long comes more rarely.
_KINDS = (_article, _article, _article, _knowledge, _yaml, _yaml, _yaml, _lines, _edtf, _edtf, _signs, _signs)


@cache
def _nobody() -> registry.Registry:
    return registry.Registry()


@cache
def _home() -> Path:
    """A folder in memory where the machine has one: thousands of small files a second."""
    memory = Path("/dev/shm")  # a folder of our own is made below it
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir=memory if memory.is_dir() else None))


def _folder(name: str) -> Path:
    folder = _home() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def seeds() -> Iterator[bytes]:
    """Files and lines of the cases."""
    for text in seeding.texts():
        yield bytes([0, 0, 1]) + text.encode()
        yield bytes([4, 1]) + text.encode()
        yield bytes([10, 0, news.RAW]) + text.encode()
