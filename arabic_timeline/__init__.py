"""Arabic news articles into a timeline of meetings in which every date shows how it is known."""

__version__ = "0.1.0"
