"""Inputs for the targets by hypothesis: bytes of every length, not only of the few that it likes best."""

from __future__ import annotations

from hypothesis import strategies as st


def inputs(longest: int) -> st.SearchStrategy[bytes]:
    """Bytes up to ``longest``, all lengths alike."""
    return st.integers(0, longest).flatmap(lambda size: st.binary(min_size=size, max_size=size))
