"""The shell that mkdocs builds, as the room of the pages takes it: made of one page, without mkdocs."""

from __future__ import annotations


def shell(page: str) -> dict[str, str]:
    """Files of a shell by their path; ``page`` holds ``<!-- slot:content -->`` and what else is to be filled."""
    index = '{"config":{"lang":["ar"]},"docs":[{"location":"index.html","title":"","text":""}]}'
    slots = (
        "people",
        "places",
        "outlets",
        "articles",
        "contradictions",
        "review",
        "marks",
        "take-away",
        "network",
        "story",
    )
    return {
        "shell/page.html": page,
        "index.html": page.replace("slot:content", "slot:timeline"),
        **{f"{name}.html": page.replace("slot:content", f"slot:{name}") for name in slots},
        "search/search_index.json": index,
    }
