"""Text into XML, as ``xml.sax.saxutils`` does, which imports half of the network to do it."""

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """Text between tags."""
    return text.translate(_TEXT)


def quoteattr(text: str) -> str:
    """The value of an attribute, with its quotes."""
    told = text.translate(_LINES)
    if '"' not in told:
        return f'"{told}"'
    return f"'{told}'" if "'" not in told else '"{}"'.format(told.replace('"', "&quot;"))
