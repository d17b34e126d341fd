"""What pyproject.toml cannot say: the shell of the site goes into the wheel, as the house in which pages are made."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
SHELL = ("docs", "templates", "mkdocs.yml", "mkdocs.offline.yml")
PIN = re.compile(r"^([\w.-]+==[^\s\\;]+)", re.MULTILINE)


class WithShell(build_py):
    """Copies the shell to arabic_timeline/house, and the pins as constraints; an editable install finds them here."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        house = Path(self.build_lib) / "arabic_timeline" / "house"
        shutil.rmtree(house, ignore_errors=True)
        house.mkdir(parents=True)
        for name in SHELL:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("readme"))
            else:
                shutil.copyfile(ROOT / name, house / name)
        pins = PIN.findall((ROOT / "requirements" / "import.txt").read_text(encoding="utf-8"))
        (house / "constraints.txt").write_text("\n".join(pins) + "\n", encoding="utf-8")


setup(cmdclass={"build_py": WithShell})
