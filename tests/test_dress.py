"""What is left of the theme's style sheets, worked out by hand from small ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabic_timeline.commands import dress

PAGE = """<html><head>
      <link rel="stylesheet" href="{up}assets/stylesheets/main.1.min.css">
      <link rel="stylesheet" href="{up}assets/css/site.css">
      <link rel="stylesheet" href="{up}own/extra.css">
    </head><body class="worn md-typeset" data-scheme="paper"><p id="first">x</p>
    <script src="{up}assets/javascripts/bundle.2.min.js"></script></body></html>
"""


def _site(folder: Path, theme: str, *, ours: str = "") -> Path:
    files = {
        "index.html": PAGE.format(up=""),
        "people/a.html": PAGE.format(up="../"),
        "assets/stylesheets/main.1.min.css": theme,
        "assets/stylesheets/main.1.min.css.map": "{}",
        "assets/css/site.css": ours,
        "assets/js/site.js": 'document.body.classList.add("later")',
        "own/extra.css": "p{color:red}",
    }
    for name, text in files.items():
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(text, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "row.html").write_text('<p class="{{ kind }} printed">', encoding="utf-8")
    dress.dress(folder / "site", folder / "templates")
    return folder / "site"


def _look(site: Path) -> str:
    (sheet,) = (site / "assets/css").glob("look.*.css")
    return sheet.read_text(encoding="utf-8").split("\n", 1)[1]


@pytest.mark.parametrize(
    ("theme", "left"),
    [
        ("p{margin:0}", "p{margin:0}"),
        (".worn{top:0}.gone{top:1px}", ".worn{top:0}"),
        (".gone,.worn .printed,.later{top:0}", ".worn .printed,.later{top:0}"),
        (".worn:not(.gone):is(.gone,p){top:0}", ".worn:not(.gone):is(.gone,p){top:0}"),
        ("#first{top:0}#second{top:0}", "#first{top:0}"),
        ("[data-scheme=paper]{top:0}[data-scheme=slate]{top:0}[hid]{top:0}", "[data-scheme=paper]{top:0}"),
        ("@media print{.gone{top:0}}@media screen{.worn{top:0}.gone{top:0}}", "@media screen{.worn{top:0}}"),
        ("@keyframes gone{from{top:0}to{top:1px}}", "@keyframes gone{from{top:0}to{top:1px}}"),
        (":root{--a:url('data:x;{},');--b:1px}p{margin:var(--b)}", ":root{--b:1px}p{margin:var(--b)}"),
        (":root{--a:var(--b);--b:1px}", ""),
        ('@charset "UTF-8";p:after{content:"}/*"}/* {note} */', 'p:after{content:"}/*"}'),
        ("a:is(.worn,.gone)>b{top:0}", "a:is(.worn,.gone)>b{top:0}"),
        (".later\\:x{top:0}.md-nav__link--active{top:0}", ".md-nav__link--active{top:0}"),
    ],
)
def test_rules_for_what_no_page_has_are_left_out(tmp_path: Path, theme: str, left: str) -> None:
    assert _look(_site(tmp_path, theme)).strip() == left


def test_our_own_rules_stay_and_call_what_they_need(tmp_path: Path) -> None:
    ours = "/* why */\n.gone { color: var(--ink); }\n"
    look = _look(_site(tmp_path, ":root{--ink:#000;--rule:#ccc}", ours=ours))
    assert look == ":root{--ink:#000}\n.gone{color: var(--ink)}\n"


def test_pages_have_one_sheet_before_the_newsrooms_and_the_theme_s_script_waits(tmp_path: Path) -> None:
    site = _site(tmp_path, "p{margin:0}")
    (sheet,) = (site / "assets/css").glob("look.*.css")
    for path, up in (("index.html", ""), ("people/a.html", "../")):
        page = (site / path).read_text(encoding="utf-8")
        links = [line.strip() for line in page.splitlines() if "<link" in line]
        assert links == [
            f'<link rel="stylesheet" href="{up}assets/css/{sheet.name}">',
            f'<link rel="stylesheet" href="{up}own/extra.css">',
        ]
        waiting = f'id="__theme" data-src="{up}assets/javascripts/bundle.2.min.js"'
        assert f'<script type="text/plain" {waiting}></script>' in page
    assert not (site / "assets/stylesheets").exists()
    assert (site / "assets/css/site.css").is_file()
