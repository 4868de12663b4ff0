"""The mechanism of access: grants in sentences, one definition for the list and for the single object.

`policy/` calls `role`, `grant` and `never` and nothing else does. Contexts ask: `may`, `require`, `get_or_404`, and
`Model.objects.visible_to(actor, verb)`. Without a grant there is no row. What is out of sight answers 404; a visible
object with a forbidden verb answers 403.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import Promise

from kim.kernel import marks, remembered
from kim.kernel.errors import Refused
from kim.kernel.keys import OneOf
from kim.kernel.prepared import PreparedFor
from kim.kernel.remembered import once
from kim.kernel.written import Allowed, Written, write

if TYPE_CHECKING:
    from kim.kernel.actor import Actor

Where = Callable[["Actor"], Q]

# Every verb that may be granted or asked for; a typing error raises instead of refusing silently.
VERBS: set[str] = set()


@dataclass(frozen=True)
class RoleInfo:
    """A role with its sentence, and whether it needs a second factor at log-in."""

    code: str
    name: str | Promise
    sentence: str | Promise
    second_factor: bool


@dataclass(frozen=True)
class Grant:
    """One sentence of the policy."""

    sentence: str | Promise
    role: str
    verbs: frozenset[str]
    model: type[Model]
    where: Where
    basis: str


@dataclass(frozen=True)
class Never:
    """A sentence that wins over every grant, for all roles or for the named ones."""

    sentence: str | Promise
    verbs: frozenset[str]
    model: type[Model]
    where: Where
    roles: frozenset[str] | None


_roles: dict[str, RoleInfo] = {}
_grants: list[Grant] = []
_nevers: list[Never] = []
_found_grants: dict[tuple[str, str, type[Model]], list[Grant]] = {}
# What a role may do with a kind, as text; whether a page is drawn decides how the cases in hand are named in it.
_written: dict[tuple[str, str, type[Model], bool], Written | None] = {}


def everything(_actor: Actor) -> Q:
    """Condition of a grant that holds for every row."""
    return Q()


def verbs(*names: str) -> None:
    """Make verbs known."""
    VERBS.update(names)


def role(code: str, name: str | Promise, sentence: str | Promise, *, second_factor: bool) -> None:
    """Declare a role."""
    _roles[code] = RoleInfo(code, name, sentence, second_factor)


def grant(
    sentence: str | Promise, *, role: str, may: Iterable[str], on: type[Model], where: Where = everything, basis: str
) -> None:
    """Let `role` do `may` on the rows of `on` for which `where` holds. `basis` names the paragraph or the agreement."""
    if role not in _roles:
        raise ValueError(f"unknown role {role!r}: declare it in policy/roles.py")
    _forget_texts()
    _grants.append(Grant(sentence, role, _known(may), on, where, basis))


def never(
    sentence: str | Promise, *, may: Iterable[str], on: type[Model], where: Where, roles: Iterable[str] | None = None
) -> None:
    """Refuse `may` on the rows of `on` for which `where` holds, whatever any grant says."""
    _forget_texts()
    _nevers.append(Never(sentence, _known(may), on, where, frozenset(roles) if roles is not None else None))


def _forget_texts() -> None:
    _found_grants.clear()
    _written.clear()
    _doors.clear()


def _known(names: Iterable[str]) -> frozenset[str]:
    chosen = frozenset(names)
    if unknown := chosen - VERBS:
        raise ValueError(f"unknown verb(s) {sorted(unknown)}; known: {sorted(VERBS)}")
    return chosen


def roles() -> dict[str, RoleInfo]:
    """All declared roles by code."""
    return dict(_roles)


def grants() -> tuple[Grant, ...]:
    return tuple(_grants)


def nevers() -> tuple[Never, ...]:
    return tuple(_nevers)


def _granted(role: str, verb: str, model: type[Model]) -> list[Grant]:
    key = (role, verb, model)
    if key not in _found_grants:
        _known([verb])
        _found_grants[key] = [
            each for each in _grants if each.model is model and each.role == role and verb in each.verbs
        ]
    return _found_grants[key]


@once
def condition(actor: Actor, verb: str, model: type[Model]) -> Q | Allowed | None:
    """The condition under which `actor` may do `verb` on rows of `model`; None where no grant exists."""
    written = _in_writing(actor, verb, model)
    return written.of(actor) if written else composed(actor, verb, model)


def composed(actor: Actor, verb: str, model: type[Model]) -> Q | None:
    """The same, put together from the grants anew."""
    granted = _granted(actor.role, verb, model)
    if not granted:
        return None
    allowed = _any_of(model, [given.where(actor) for given in granted])
    for refused in _nevers:
        if refused.model is model and verb in refused.verbs and (refused.roles is None or actor.role in refused.roles):
            allowed = allowed & ~refused.where(actor)
    return allowed


def _in_writing(actor: Actor, verb: str, model: type[Model]) -> Written | None:
    """The condition as text; None where it cannot be written for everybody in this role."""
    if not marks.can_stand_for(actor):
        return None
    key = (actor.role, verb, model, remembered.is_on())
    if key not in _written:
        with marks.in_place_of(actor) as anybody:
            rule = composed(anybody, verb, model)
            _written[key] = write(model, rule) if rule is not None else None
    return _written[key]


def _any_of(model: type[Model], parts: list[Q]) -> Q:
    """Rows for which one of `parts` holds; an empty part means every row.

    Written as the union of their keys, not with OR: an OR with a subquery uses no index, so that the list of one case
    manager would read the cases of all. An OR with an array (`keys.OneOf`) uses the index of each of its sides.
    """
    if len(parts) == 1 or not all(parts):
        return next((part for part in parts if not part), parts[0])
    if any(isinstance(condition, OneOf) for part in parts for condition in part.children):
        return reduce(or_, parts)
    keys = [model._base_manager.filter(part).order_by().values("pk") for part in parts]
    return Q(pk__in=keys[0].union(*keys[1:], all=True))


def may(actor: Actor, verb: str, target: Model | type[Model]) -> bool:
    """For a model: does any grant exist? For an object: is this row in the list (asks the database)?"""
    if isinstance(target, type):
        return bool(_granted(actor.role, verb, target))
    if not _granted(actor.role, verb, type(target)):
        return False
    if written := _in_writing(actor, verb, type(target)):
        return written.holds(actor, target)
    objects: Any = type(target)._default_manager
    return bool(objects.visible_to(actor, verb).filter(pk=target.pk).exists())


def require(actor: Actor, verb: str, target: Model | type[Model]) -> None:
    """First line of every action: raise 404 for what is out of sight, `Refused` for a forbidden verb.

    A whole kind of which the actor may see no row is out of sight as well.
    """
    if may(actor, verb, target):
        return
    if not may(actor, "read", target):
        raise Http404
    raise Refused


def get_or_404(request: HttpRequest, model: type[Any], verb: str = "read", **lookup: Any) -> Any:
    """The door for views: the object if `request.actor` may do `verb`; writes the read log for sensitive kinds.

    Raises 404 if the object is out of sight, `Refused` (403) if it may be read but not used so.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the accounts middleware
    found = _found(actor, model, verb, lookup)
    if found is None:
        if verb != "read" and model.objects.visible_to(actor, "read").filter(**lookup).exists():
            raise Refused
        raise Http404
    if found.read_log_kind:
        from kim.kernel.audit import read_log

        read_log.looked_at(found.read_log_kind, found.read_log_subject(), request.path)
    return found


def _found(actor: Actor, model: type[Any], verb: str, lookup: dict[str, Any]) -> Any:
    values = {name: value.pk if isinstance(value, Model) else value for name, value in lookup.items()}
    kinds = tuple((name, type(value)) for name, value in values.items())
    if all(kind in (int, str) for _name, kind in kinds):
        return next(iter(_door(model, verb, kinds)(actor, **values)), None)
    return _with_others(model, model.objects.visible_to(actor, verb).filter(**lookup)).first()


def _with_others(model: type[Any], rows: QuerySet[Any]) -> QuerySet[Any]:
    """With what the pages of one record show of others. Without any named, Django would read all of them along."""
    return rows.select_related(*model.shown_with) if model.shown_with else rows


_doors: dict[tuple[type[Any], str, tuple[tuple[str, type], ...]], PreparedFor] = {}


def _door(model: type[Any], verb: str, kinds: tuple[tuple[str, type], ...]) -> PreparedFor:
    """Finds one record that the actor may do `verb` on."""

    def one(actor: Actor, **values: Any) -> QuerySet[Any]:
        return _with_others(model, model.objects.visible_to(actor, verb).filter(**values))[:1]

    key = (model, verb, kinds)
    if key not in _doors:
        _doors[key] = PreparedFor(one, **dict(kinds))
    return _doors[key]


def who_may(verb: str, target: Model, actors: Iterable[Actor]) -> list[Actor]:
    """The question of a data-protection officer: which of these actors may do `verb` to this object?"""
    return [actor for actor in actors if may(actor, verb, target)]
