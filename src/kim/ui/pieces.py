"""Pieces of pages that are drawn once and kept.

    @register.simple_tag
    @kept
    def sign(kind: str, days: int) -> SafeString: …

    {% kept url=line.url is_current=line.is_current %}<a href="{{ url }}"{% if is_current %} …{% endkept %}

What pages show again and again – an icon, a line of the menu, a bar for 96 days – depends on a few values only. It is
drawn once for each of them, in each language, and kept in this process; the longest unused is dropped (see `MOST`).

A piece depends on its values and on nothing else: no request, no actor, no clock, no token. Hand over plain words and
numbers, and never a name, an address or a text of anybody's: what is kept is kept for all, and longer than a page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.template import Context, Node, NodeList, Template, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import CsrfTokenNode
from django.utils.functional import Promise
from django.utils.translation import get_language

P = ParamSpec("P")
R = TypeVar("R")

# Of one kind of piece. A bar has some hundred different lengths; a piece takes a few hundred bytes.
MOST = 2048
PLAIN = (str, int, bool, date, type(None))


def kept(draw: Callable[P, R]) -> Callable[P, R]:
    """Draw once for the same hashable values and the same language. What is drawn must not be changed by anybody."""

    @lru_cache(maxsize=MOST, typed=True)
    def drawn(_language: str | None, *args: P.args, **kwargs: P.kwargs) -> R:
        return draw(*args, **kwargs)

    @wraps(draw)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        return drawn(get_language(), *args, **kwargs)  # type: ignore[arg-type]  # hashable, as is said above

    return ask


class NotHandedOver(Exception):
    """A piece reads something that it was not given."""


class KeptNode(Node):
    """`{% kept name=value … %}…{% endkept %}`: inside, only these values can be read."""

    def __init__(self, values: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.values, self.nodelist = values, nodelist
        self._template: Template | None = None
        self._drawn = lru_cache(maxsize=MOST, typed=True)(self._draw)

    def render(self, context: Context) -> str:
        """What was drawn for these values, or draw it now. Raises TypeError for a value that is not plain."""
        self._template = context.template
        return self._drawn(
            get_language(), *[_plain(name, value.resolve(context)) for name, value in self.values.items()]
        )

    def _draw(self, _language: str | None, *values: Any) -> str:
        inner = _Only(dict(zip(self.values, values, strict=True)))
        with inner.bind_template(self._template):  # type: ignore[arg-type]  # render knows it
            return self.nodelist.render(inner)


class _Only(Context):
    """Knows what it was given, and says so where something else is asked for."""

    def __getitem__(self, key: Any) -> Any:
        try:
            return super().__getitem__(key)
        except KeyError:
            raise NotHandedOver(f"{key!r} is read in a kept piece, but not handed over to it") from None


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    if not isinstance(value, PLAIN):
        raise TypeError(f"{name}: {type(value).__name__} is no plain value; a kept piece cannot be told apart by it")
    return value


def kept_tag(parser: Parser, token: Token) -> KeptNode:
    """Compile the tag. Raises TemplateSyntaxError for a token of a form inside: that is somebody's own."""
    name, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"{name} takes only name=value, not {bits}")
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(CsrfTokenNode):
        raise TemplateSyntaxError("the token of a form cannot be kept")
    return KeptNode(values, nodelist)
