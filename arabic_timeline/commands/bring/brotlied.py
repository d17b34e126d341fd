"""An answer that a server packed with brotli → its bytes, and no more of them than asked for: a little holds a lot."""

from __future__ import annotations

from typing import IO, Any

MISSING = "packed with brotli, which is not installed: pip install 'brotli>=1.2'"
_PIECE = 65_536  # bytes read at once


class BrotliError(Exception):
    """What cannot be unpacked: one clear line."""


def unpacked(stream: IO[bytes], largest: int) -> bytes:
    """What a stream holds; where that is more than ``largest`` bytes, not much more than these.

    Raises:
        BrotliError: where the library is not there, or what is packed is broken or cut short.
    """
    unpacker, error = _library()
    out = bytearray()
    while len(out) <= largest and not unpacker.is_finished():
        piece = stream.read(_PIECE) if unpacker.can_accept_more_data() else b""
        try:
            got = unpacker.process(piece, output_buffer_limit=largest + 1 - len(out))
        except error:
            raise BrotliError("packed with brotli, and broken") from None
        if not piece and not got:
            raise BrotliError("packed with brotli, and cut short")
        out += got
    return bytes(out)


def _library() -> tuple[Any, type[Exception]]:
    """(what unpacks, its error); versions before 1.2 unpack whatever there is."""
    try:
        import brotli

        unpacker = brotli.Decompressor()
    except ImportError:
        raise BrotliError(MISSING) from None
    if not hasattr(unpacker, "can_accept_more_data"):
        raise BrotliError(MISSING)
    return unpacker, brotli.error
