"""Folder → articles: front matter checked, text exactly as printed, page furniture marked."""

from arabic_timeline.read.folder import LARGEST, article, articles, written, wrong_publication
from arabic_timeline.read.furniture import furniture

__all__ = ["LARGEST", "article", "articles", "furniture", "written", "wrong_publication"]
