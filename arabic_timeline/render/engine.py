"""Jinja as the pages use it: templates compiled once in a process, and what they do a million times done shortly.

A value that a template asks for by name is nearly always there, as an attribute or as a key.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_TO_BE_ESCAPED = re.compile("[&<>'\"]")
_OF_DICTS = frozenset(dir(dict))  # names that mean a method of a dictionary, even where it has such a key


class Compiled(BytecodeCache):
    """Templates compiled once in a process: the copy for the disk and each build of `serve` print them anew.

    Jinja asks by name and path, and takes what is kept only where the text of the template is the same.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = Compiled()


class _Printing(CodeGenerator):
    """Templates in which what is printed goes through ``Engine.printed``."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class _Calling(Context):
    """A context in which macros and functions, which are nearly all that is called, are not asked what they want."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - any name may be among ``kwargs``
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif (kind is not MethodType and kind is not FunctionType) or hasattr(__obj, "jinja_pass_arg"):
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


class Engine(Environment):
    """Loads the templates of some folders.

    Their globals are its own, in a plain dictionary: a page is printed of a dozen templates, and each would copy a
    chain of dictionaries key by key.
    """

    code_generator_class = _Printing
    context_class = _Calling

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
            auto_reload=False,  # a template does not change while it is used
        )
        self._ready: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template by its name, which is the same wherever it is asked for; most of a page asks for several."""
        if globals is not None or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._ready:
            self._ready[name] = super().get_template(name, parent)
        return self._ready[name]

    @staticmethod
    def printed(value: Any) -> str:
        """As ``escape``, which makes a value of its own of what is only put together: most has nothing to escape."""
        kind = type(value)
        if kind is Markup or (kind is str and not _TO_BE_ESCAPED.search(value)):
            return value  # type: ignore[no-any-return]
        return escape(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template calls ``obj.attribute``: the field of a value, the key of a dictionary of words."""
        try:
            if type(obj) is dict and attribute not in _OF_DICTS:
                return obj[attribute]
            return getattr(obj, attribute)
        except (AttributeError, KeyError):
            return super().getattr(obj, attribute)
