"""What a page prints besides its article, taken out of its tree: other stories, comments, notices of cookies, footers.

A block goes by what it calls itself (class, id, role, type) or by the heading over it; never one that holds the
page's main heading or most of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from arabic_timeline.commands.bring import dateline
from arabic_timeline.commands.bring.words import words
from arabic_timeline.text import plain

_NEVER = frozenset(("html", "head", "body", "main", "h1", "title", "meta", "link", "script"))
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
_ALWAYS = frozenset(("nav", "aside", "dialog"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "div", "p", "legend", "summary")
_LONGEST_HEADING = 40  # characters
_LONGEST_COUNT = 160  # of one that names the article, too
_LONGEST_NOTICE = 300  # characters of a line on rights, or on cookies
_FEW = 10  # lines on rights
_SHARING = ("share", "sharing", "social")
_TEXTS = 20  # texts of a block for sharing that are looked at
_MOST = 500  # headings and articles of a page that are looked at: a page of strangers may hold any number
_ELEMENTS = 20_000  # elements of a page that are looked at
_POST = re.compile(r"((?:td_)?(?:p|post|msg|message|reply)(?:[-_](?:post|message))?[-_]?)\d+")
_SHARE = 0.5  # of the text of the page: whoever holds more is no aside


def without(tree: Any) -> list[str]:
    """Take the asides out of a tree; what its lines on rights said."""
    page = _Page(tree)
    told = page.rights()
    for element in list(page.named()):
        page.drop(element)
    for element in list(islice(filter(page.is_count, tree.iter(*_HEADINGS[:5])), _MOST)):
        page.drop_below(element)
    for element in list(islice(filter(page.is_heading, tree.iter(*_HEADINGS)), _MOST)):
        page.drop_below(element)
    page.drop_neighbours()
    page.drop_answers()
    for element in list(filter(page.is_notice, tree.iter("footer", "div", "p", "li", "small", "span", "td"))):
        page.drop(element)
    return told


class _Page:
    """A tree, measured once: characters that a reader sees below each element, and what holds the main heading."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._length = _measured(tree)
        heads = list(islice(tree.iter("h1"), _MOST))
        self._mains = {above for head in heads for above in (head, *head.iterancestors())}

    def named(self) -> Iterator[Any]:
        """What calls itself an aside."""
        pattern = words().asides
        for element in self._tree.iter():
            if not isinstance(element.tag, str) or element.tag in _NEVER:
                continue
            called = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
            kind = element.get("itemtype") or element.get("typeof") or ""
            name = pattern.search(called.lower())
            if name and name[0].strip(" _-") in _SHARING and _prints_a_day(element):
                continue  # «mini-info-and-share»: the line of the day, with buttons behind it
            if name or element.tag in _ALWAYS or kind.endswith(("Comment", "WPFooter")):
                yield element

    def rights(self) -> list[str]:
        """The lines on rights."""
        found = filter(self.is_notice, self._tree.iter("footer", "div", "p", "li", "small", "span", "td", "font"))
        return [" ".join(one.text_content().split()) for one in islice(found, _FEW)]

    def is_heading(self, element: Any) -> bool:
        """Whether it is a heading over other stories or comments."""
        if not 0 < self._length.get(element, 0) <= _LONGEST_HEADING:
            return False
        said = re.sub(r"[\d()\[\]]+", " ", plain(element.text_content()))  # «التعليقات (3)»
        said = " ".join(said.split()).strip(" :.…|")
        return said in words().aside_headings or said.startswith(words().aside_leads)

    def is_count(self, element: Any) -> bool:
        """Whether it is a heading that counts what readers wrote: «3 ردود على “…”»."""
        if not 0 < self._length.get(element, 0) <= _LONGEST_COUNT or element in self._mains:
            return False
        said = " ".join(plain(element.text_content()).split())
        return bool(words().counts.match(said))

    def is_notice(self, element: Any) -> bool:
        """Whether it is a line on rights or cookies."""
        if not 0 < self._length.get(element, 0) <= _LONGEST_NOTICE:
            return False
        return bool(words().notices.search(plain(element.text_content()).casefold()))

    def drop_below(self, heading: Any) -> None:
        """The block that a heading opens: all that encloses nothing else, else what follows it."""
        block = heading
        while (above := block.getparent()) is not None and above.tag not in _NEVER:
            if not self._may_go(above) or _starts_elsewhere(above, block):
                break
            block = above
        if block.tag not in _HEADINGS or (block.tag in ("div", "p") and block is not heading):
            self.drop(block)
            return
        follower = block.getnext()
        while follower is not None and follower.tag in ("ul", "ol", "div", "table"):
            following = follower.getnext()
            self.drop(follower)
            follower = following
        self.drop(block)

    def drop_neighbours(self) -> None:
        """Articles that follow the one under the page's main heading, in a page that goes on with the next story."""
        first = islice(self._tree.iter("article"), _MOST)
        found = [one for one in first if next(one.iterancestors("article"), None) is None]
        own = next((one for one in found if one in self._mains), None)
        for other in found[found.index(own) + 1 :] if own is not None else ():
            if any(True for _ in other.iter("h1", "h2", "h3")):
                other.drop_tree()

    def drop_answers(self) -> None:
        """What others wrote below the first of many posts: blocks that are numbered alike («post771», «post772»)."""
        posts: dict[tuple[str, str], list[Any]] = {}
        for element in islice(self._tree.iter("div", "table", "li", "article", "section"), _ELEMENTS):
            if match := _POST.fullmatch(element.get("id") or ""):
                posts.setdefault((element.tag, match[1]), []).append(element)
        for found in posts.values():
            own = next((one for one in found if one in self._mains), found[0])
            for other in found[found.index(own) + 1 :]:
                if own not in other.iterancestors():
                    self.drop(other)

    def drop(self, element: Any) -> None:
        """Take an element out, unless it holds what the page is about."""
        if element.getparent() is not None and self._may_go(element):
            element.drop_tree()

    def _may_go(self, element: Any) -> bool:
        whole = self._length.get(self._tree, 0)
        return element not in self._mains and self._length.get(element, 0) <= _SHARE * whole


def _prints_a_day(element: Any) -> bool:
    written = (" ".join(text.split()) for text in islice(element.itertext(), _TEXTS))
    return any(dateline.is_one(line) for line in written if line)


def _measured(tree: Any) -> dict[Any, int]:
    from lxml import etree

    found: dict[Any, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        seen = 0 if element.tag in _UNSEEN else len((element.text or "").strip())
        found[element] = seen + sum(found.get(child, 0) + len((child.tail or "").strip()) for child in element)
    return found


def _starts_elsewhere(above: Any, block: Any) -> bool:
    """Whether something is printed in ``above`` before ``block``."""
    if (above.text or "").strip():
        return True
    for child in above:
        if child is block:
            return False
        if (child.tail or "").strip() or (isinstance(child.tag, str) and any(map(str.strip, child.itertext()))):
            return True
    return True
