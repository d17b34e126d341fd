"""What a page prints besides its article, taken out of its tree: other stories, comments, notices of cookies, footers.

A block goes by what it calls itself (class, id, role, type) or by the heading over it; never one that holds the
page's main heading or most of its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arabic_timeline.commands.bring.words import words
from arabic_timeline.text import plain

_NEVER = frozenset(("html", "head", "body", "main", "h1", "title", "meta", "link", "script"))
_ALWAYS = frozenset(("nav", "aside", "dialog"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "div", "p", "legend", "summary")
_LONGEST_HEADING = 40  # characters
_LONGEST_NOTICE = 300  # characters of a line on rights, or on cookies
_SHARE = 0.5  # of the text of the page: whoever holds more is no aside


def without(tree: Any) -> None:
    """Take the asides out of a tree."""
    whole = _length(tree)
    for element in list(_named(tree)):
        _drop(element, tree, whole)
    for element in list(tree.iter(*_HEADINGS)):
        if _is_heading(element):
            _drop_below(element, tree, whole)
    _drop_neighbours(tree)
    for element in list(tree.iter("footer", "div", "p", "li", "small", "span", "td")):
        if _is_notice(element):
            _drop(element, tree, whole)


def _named(tree: Any) -> Iterator[Any]:
    pattern = words().asides
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            continue
        called = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        kind = element.get("itemtype") or element.get("typeof") or ""
        if element.tag in _ALWAYS or pattern.search(called.lower()) or kind.endswith(("Comment", "WPFooter")):
            yield element


def _is_heading(element: Any) -> bool:
    text = " ".join("".join(element.itertext()).split()) if len(element) < 4 else ""
    return 0 < len(text) <= _LONGEST_HEADING and plain(text).strip(" :.…|") in words().aside_headings


def _drop_below(heading: Any, tree: Any, whole: int) -> None:
    """The block that a heading opens: all that encloses nothing else, else what follows it."""
    block = heading
    while (above := block.getparent()) is not None and above.tag not in _NEVER:
        if _holds_main(above) or _starts_elsewhere(above, block) or _length(above) > _SHARE * whole:
            break
        block = above
    if block.tag not in _HEADINGS or (block.tag in ("div", "p") and block is not heading):
        _drop(block, tree, whole)
        return
    follower = block.getnext()
    while follower is not None and follower.tag in ("ul", "ol", "div", "table"):
        following = follower.getnext()
        _drop(follower, tree, whole)
        follower = following
    _drop(block, tree, whole)


def _starts_elsewhere(above: Any, block: Any) -> bool:
    """Whether something is printed in ``above`` before ``block``."""
    before = above.text or ""
    for child in above:
        if child is block:
            return bool(before.strip())
        before += "".join(child.itertext()) if isinstance(child.tag, str) else ""
        before += child.tail or ""
    return True


def _drop_neighbours(tree: Any) -> None:
    """Articles that follow the one under the page's main heading, in a page that goes on with the next story."""
    found = [one for one in tree.iter("article") if not any(above.tag == "article" for above in one.iterancestors())]
    own = next((one for one in found if _holds_main(one)), None)
    if own is None:
        return
    for other in found[found.index(own) + 1 :]:
        if any(True for _ in other.iter("h1", "h2", "h3")):
            other.drop_tree()


def _is_notice(element: Any) -> bool:
    text = "".join(element.itertext())
    return len(text) <= _LONGEST_NOTICE and bool(words().notices.search(plain(text).casefold()))


def _drop(element: Any, tree: Any, whole: int) -> None:
    if element is tree or element.getparent() is None or _holds_main(element) or _length(element) > _SHARE * whole:
        return
    element.drop_tree()


def _holds_main(element: Any) -> bool:
    return element.tag == "h1" or any(True for _ in element.iter("h1"))


def _length(element: Any) -> int:
    """Characters that a reader sees."""
    unseen = ("script", "style", "noscript", "template")
    return sum(
        len((one.text or "").strip() if one.tag not in unseen else "") + (len((one.tail or "").strip()))
        for one in element.iter()
    ) - len((element.tail or "").strip())
