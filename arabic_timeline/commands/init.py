"""`init`: a newsroom's own repository, which holds its data, its pages and how it is published, and no program."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from arabic_timeline import __version__, read, rows
from arabic_timeline.commands import house, keeping, options, terminal
from arabic_timeline.families import COMMON

_FILES = Path(__file__).resolve().parent / "newsroom"
_EXAMPLES = ("people.yaml", "outlets.yaml")  # which hold rows of the made-up article
_PIN = re.compile(r"^([\w.-]+==[^\s\\;]+)", re.MULTILINE)
_WHEEL = re.compile(r"arabic_timeline-[\w.]+-[\w.]+-[\w.]+-[\w.]+\.whl")

# where a file stands in the repository → its model
_LAID = {
    "README.md": "README.md",
    ".gitignore": "gitignore",
    "requirements.txt": "requirements.txt",
    "mkdocs.yml": "mkdocs.yml",
    "docs/about.md": "about.md",
    "data/articles/example.md": "example.md",
    **{
        f"data/knowledge/{name}.yaml": f"{name}.yaml"
        for name in ("people", "offices", "places", "outlets", "claims", "judgements")
    },
    "ci/build": "build.sh",
    "ci/rsync": "rsync.sh",
    ".github/workflows/site.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
    ".readthedocs.yaml": "readthedocs.yml",
}


@click.command("init")
@click.argument("folder", type=options.FOLDER)
@click.option("--name", default="خط زمني", show_default=True, help="Name of the site.")
@options.months_option
@click.option("--example/--no-example", default=True, help="Whether to write a made-up article, or take it away.")
@click.option("--wheel", type=options.FOLDER, help="The program as a file, kept in wheels/ (default: as installed).")
def command(folder: Path, name: str, months: str | None, example: bool, wheel: Path | None) -> None:
    """Make FOLDER a newsroom's own repository: data/, pages, settings, and what checks and publishes them.

    What is there already stays as it is, but for the made-up article: --no-example takes it away, as `add` does.
    """
    kept = wheel if wheel is not None else _installed_from()
    if wheel is not None and not (wheel.is_file() and _WHEEL.fullmatch(wheel.name)):
        raise click.ClickException(f"{wheel}: not the wheel of this program (arabic_timeline-….whl)")
    wanted = _texts(rows.printable(name), months or COMMON)
    made = [path for path, text in wanted.items() if _written(folder / path, text)]
    if kept is not None and not (folder / "wheels" / kept.name).exists():
        (folder / "wheels").mkdir(exist_ok=True)
        shutil.copyfile(kept, folder / "wheels" / kept.name)
    stayed = sorted(wanted.keys() - set(made))
    if not example:
        with keeping.writing(folder / "data"):
            take_example(folder / "data")
    terminal.say(f"{folder}: a newsroom's own repository ({options.counted(len(made), 'file')} written).")
    if stayed:
        terminal.say(f"There already, and as it was: {', '.join(stayed)}", err=True)
    if kept is None:
        terminal.say(
            "Its CI takes the program by its name from where pip takes packages, without a hash, from whoever has that "
            "name there; put its wheel into wheels/ («make wheel» in the folder of the program makes one).",
            err=True,
        )
    here = options.program()
    if here != options.script():  # installed: it can be used there at once
        there = _from_there(here)
        terminal.say(f"Next: cd {folder}, then {there} add SAVED-PAGES, {there} review --serve, {there} serve.")
    terminal.say(
        f"In {folder}, sh ci/build does what CI does: installs the program, checks, builds. README.md says more."
    )


def _from_there(called: str) -> str:
    """A command as it can be called from another folder, too: a path from this one becomes a whole one."""
    program, *words = shlex.split(called)
    is_path = os.sep in program and not Path(program).is_absolute()
    return shlex.join([str(Path(program).absolute()), *words]) if is_path else called


def take_example(data: Path) -> list[str]:
    """Take the made-up article that ``init`` wrote away, and its rows; the files that change, none where somebody has
    made the article his own.  A row that another file names stays.  To be called with the right to write held.
    """
    path, text = data / "articles" / "example.md", (_FILES / "example.md").read_bytes()
    if not (path.is_file() and path.read_bytes() == text):
        return []
    path.unlink()
    return [f"articles/{path.name}", *(name for name in _EXAMPLES if _without_rows(data / "knowledge", name))]


def _without_rows(knowledge: Path, name: str) -> bool:
    """Whether rows of the example were taken out of a file: each as it was written, and named nowhere else."""
    path, model = knowledge / name, (_FILES / name).read_text(encoding="utf-8")
    if not path.is_file():
        return False
    kept = text = path.read_bytes().decode("utf-8", "surrogateescape")
    told = _told(knowledge, name)
    if told is None:
        return False
    for _, row in rows.parts(model):
        if not re.search(rf"(?<![\w.-]){re.escape(_id(row))}(?![\w.-])", told):
            kept = kept.replace(row, "", 1) if f"\n{row}" in f"\n{kept}" else kept
    if kept != text:
        path.write_bytes(kept.encode("utf-8", "surrogateescape"))
    return kept != text


def _id(row: str) -> str:
    return row.split("\n", 1)[0].removeprefix("- id: ").strip()


def _told(knowledge: Path, name: str) -> str | None:
    """What the other files of rows say, and the articles, without comments; ``None`` where one cannot be read."""
    articles = knowledge.parent / "articles"
    files = [(path, knowledge) for path in knowledge.glob("*.yaml") if path.name != name]
    files += [(path, articles) for path in articles.glob("*.md")]
    texts = [rows.read_text(path, home, read.LARGEST) for path, home in files]  # nobody waits for a pipe
    if any(wrong for _, wrong, _ in texts):
        return None
    return "\n".join(line for text, _, _ in texts for line in text.split("\n") if not line.startswith("#"))


def _texts(name: str, months: str) -> dict[str, str]:
    """The files by their paths in the repository."""
    words = {"{{version}}": __version__, "{{name}}": name, "{{months}}": months}
    found = {}
    for path, model in _LAID.items():
        text = (_FILES / model).read_text(encoding="utf-8")
        for word, value in words.items():
            quoted = json.dumps(value, ensure_ascii=False) if model == "mkdocs.yml" and word == "{{name}}" else value
            text = text.replace(word, quoted)
        found[path] = text
    found["constraints.txt"] = _constraints()
    found["data/articles/.gitkeep"] = ""  # git keeps no folder that is empty, as it is without the example
    return found


def _constraints() -> str:
    """The versions of all libraries with which this version of the program was tried."""
    shell = house.of(_FILES)
    packed, pins = shell / "constraints.txt", shell / "requirements" / "import.txt"
    if packed.is_file():
        found = packed.read_text(encoding="utf-8")
    else:
        found = "\n".join(_PIN.findall(pins.read_text(encoding="utf-8"))) + "\n"
    return f"# What arabic-timeline {__version__} was tried with: every build takes the same.\n{found}"


def _written(path: Path, text: str) -> bool:
    """Whether a file was written; one that is there is nobody's to overwrite."""
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if text.startswith("#!"):
        path.chmod(0o755)
    return True


def _installed_from() -> Path | None:
    """The wheel that this program was installed from, where it still stands there (PEP 610), or that was made here."""
    try:
        told = json.loads(metadata.distribution("arabic-timeline").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        made = sorted((house.of(_FILES) / "dist").glob(f"arabic_timeline-{__version__}-*.whl"))  # make wheel
        return made[-1] if made else None
    parts = urlsplit(str(told.get("url", "")))
    path = Path(url2pathname(parts.path))
    return path if parts.scheme == "file" and _WHEEL.fullmatch(path.name) and path.is_file() else None
