"""Fuzzing: one target a room, each a function of bytes that holds its room to what it promises.

``make fuzz`` runs them (``python -m fuzz``, see ``__main__``) guided by coverage with atheris, or with hypothesis where
atheris has no wheel; ``tests/test_fuzz.py`` runs each for a moment in every test run.
"""
