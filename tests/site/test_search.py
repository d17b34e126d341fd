"""The search of the theme, with Arabic words: the result list itself, online and from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.browser

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "search.yaml").read_text(encoding="utf-8"))
NORMALISER = "assets/javascripts/lunr/min/lunr.ar.min.js"

# What a reader types → the page that must be among the results.
QUERIES = [
    ("المنصوري", "people/salem.html"),
    ("منصوري", "people/salem.html"),
    ("جون كارتر", "people/carter.html"),
    ("carter", "people/carter.html"),
    ("الحسني", "people/laila.html"),
    ("وحسني", "people/laila.html"),
    ("وزير", "people/salem.html"),
    ("الوزير", "people/salem.html"),
    ("برلمان", "meetings/b-1.html"),
    ("شتنبر ٢٠٢٢", "meetings/b-1.html"),
    ("احمد", "people/quiet.html"),
    ("«العاصمة»،", "places/capital.html"),
    ("CIA", "meetings/a-1.html"),
    ("FBI", "articles/a.html"),
]


def _results(page: Any, query: str) -> list[str]:
    field = page.locator(".md-search__input")
    field.fill(query)
    field.press("End")  # the theme listens to keys
    page.wait_for_timeout(350)
    found = page.evaluate("() => [...document.querySelectorAll('.md-search-result__link')].map(a => a.href)")
    return [str(one).split("?")[0].split("#")[0] for one in found]


def _open(page: Any, address: str) -> None:
    page.goto(address)
    page.locator(".md-search__input").click()
    page.wait_for_timeout(400)


def test_queries_online(window: Any, address: str) -> None:
    page = window().page
    _open(page, address + "index.html")
    missed = [query for query, path in QUERIES if address + path not in _results(page, query)]
    assert missed == []


def test_queries_from_the_disk(window: Any, offline: Path) -> None:
    page = window().page
    _open(page, (offline / "index.html").as_uri())
    missed = [query for query, path in QUERIES if (offline / path).as_uri() not in _results(page, query)]
    assert missed == []


def test_words_in_the_browser(window: Any, address: str) -> None:
    page = window(bypass_csp=True).page
    page.goto(address + "method.html")
    page.add_script_tag(url=address + NORMALISER)
    rows = page.evaluate("rows => rows.map(row => arabicWords.key(row.word))", CASES["words"])
    assert rows == [row["key"] for row in CASES["words"]]


def test_lunr_finds_each_word_by_each_form(window: Any, address: str) -> None:
    """The theme's own worker, asked as the theme asks it, with an index of one text a word."""
    page = window(bypass_csp=True).page
    page.goto(address + "method.html")
    worker = page.evaluate("() => JSON.parse(document.getElementById('__config').textContent).search")
    words = [row["word"] for row in CASES["words"]]
    asked = [(n, query) for n, row in enumerate(CASES["words"]) for query in row["found_by"]]
    asked += [(words.index(row["word"]), row["by"]) for row in CASES["not_found"]]
    found = page.evaluate(_ASK, [worker, words, [query for _, query in asked]])
    hits = [str(n) in places for (n, _), places in zip(asked, found, strict=True)]
    silent = len(CASES["not_found"])
    assert [query for (_, query), hit in zip(asked[:-silent], hits, strict=False) if not hit] == []
    assert not any(hits[-silent:])


_ASK = """async ([url, words, queries]) => {
  const config = (await (await fetch("search/search_index.json")).json()).config
  const worker = new Worker(url)
  const heard = []
  let wake
  worker.onmessage = event => { heard.push(event.data); wake && wake() }
  const next = async () => { while (!heard.length) await new Promise(r => { wake = r }); return heard.shift() }
  const docs = words.map((word, n) => ({ location: String(n), title: "-", text: "قال " + word + " كلمة" }))
  worker.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } })
  await next()
  const found = []
  for (const query of queries) {
    worker.postMessage({ type: 2, data: query })
    const { data } = await next()
    found.push(data.items.map(item => item[0].location))
  }
  return found
}"""
