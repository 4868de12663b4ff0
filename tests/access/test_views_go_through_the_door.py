"""Views and queries of personal contexts reach models through `visible_to` or `access.*`, never past them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "kim"
FOLDERS = (
    "casework/views",
    "casework/queries",
    "casework/forms",
    "consolidation/views",
    "consolidation/queries",
    "consolidation/forms",
    "people/queries",
    "referrals/views",
    "referrals/queries",
    "referrals/forms",
)
FILES = ("consent/queries.py",)
READS = ("visible_to", "none")
# What passes the door by, and why that is right. `file: function`.
NAMED = "names, offices and requests that rows which are visible point at"
IN_HAND = "takes a case or household that came through the door, and counts or asks about its own rows"
ALLOWED = {
    "casework/queries/counts.py: contacts": IN_HAND,
    "casework/queries/counts.py: steps": IN_HAND,
    "casework/queries/counts.py: conferences_ahead": IN_HAND,
    "casework/queries/counts.py: documents": IN_HAND,
    "casework/queries/counts.py: open_obstacles": IN_HAND,
    "casework/queries/glance.py: _behind": NAMED,
    "casework/queries/pile.py: _behind": NAMED,
    "casework/queries/obstacles.py: numbered": "prefetched for obstacles that are visible",
    "casework/queries/releases.py: users_who_know": IN_HAND,
    "casework/queries/tasks.py: owners_of": IN_HAND,
    "casework/queries/history.py: versions": "corrections of a record in hand; the audit has a wall of its own",
    "casework/queries/counts.py: due_this_week": "a subquery on steps that are visible",
    "casework/queries/sketches.py: _offices": "public ids of offices, which everybody knows",
    "casework/queries/packets.py: all_of": "counts for a lead what somebody of the own unit holds, and shows nothing",
    "consent/queries.py: counselling_rests_on": IN_HAND,
    "consent/queries.py: was_told": IN_HAND,
    "consent/queries.py: shared_areas": IN_HAND,
    "referrals/queries/sent.py: number_of": IN_HAND,
    "referrals/queries/who_knows.py: _looks": "names of offices, which everybody may read",
    "people/queries/__init__.py: _lists": "persons, and their titles, of members that are visible; both grants say so",
    "people/queries/__init__.py: _lists_and_papers": NAMED,
    "people/queries/__init__.py: persons_of": "a subquery; the persons themselves are asked for by visible_to",
    "people/queries/__init__.py: households_called": "a subquery, joined with cases that are visible",
    "people/queries/__init__.py: given_up_for": "keys alone, of a person who came through the door",
    "people/queries/search.py: has_word": "a condition on persons; the persons themselves are asked for by visible_to",
}


def past_the_door(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, enclosing function and text of each use of a manager that does not start with `visible_to`."""
    tree = ast.parse(source)
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_base_manager", "_default_manager"):
            asked = parents.get(node)
            if not (isinstance(asked, ast.Attribute) and asked.attr in READS):
                yield node.lineno, _function(node, parents), ast.unparse(asked or node)


def _function(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> str:
    while node in parents:
        node = parents[node]
        if isinstance(node, ast.FunctionDef):
            return node.name
    return ""


def readers() -> list[Path]:
    """Everything that reads for a page; what actions do begins with `access.require`."""
    return sorted(
        [path for folder in FOLDERS for path in (SOURCE / folder).rglob("*.py")] + [SOURCE / f for f in FILES]
    )


@pytest.mark.parametrize("path", readers(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_reader_of_personal_data_goes_through_the_door(path: Path) -> None:
    name = str(path.relative_to(SOURCE))
    found = [
        f"{name}:{line} in {function}: {text}"
        for line, function, text in past_the_door(path.read_text())
        if name not in ALLOWED and f"{name}: {function}" not in ALLOWED
    ]
    assert not found, (
        "These reach a model past the policy. Use Model.objects.visible_to(actor) or access.get_or_404; if the rows "
        f"belong to something that came through the door, say so in ALLOWED: {found}"
    )


def test_the_list_of_exceptions_has_no_line_that_nobody_needs() -> None:
    used = {
        key
        for path in readers()
        for _line, function, _text in past_the_door(path.read_text())
        for key in (str(path.relative_to(SOURCE)), f"{path.relative_to(SOURCE)}: {function}")
    }
    assert not (unused := sorted(ALLOWED.keys() - used)), f"Take out: {unused}"


def test_the_search_finds_what_goes_past_the_door() -> None:
    source = (
        "def all_of():\n    return Case.objects.all()\n\ndef mine(actor):\n    return Case.objects.visible_to(actor)"
    )
    assert [(line, function) for line, function, _text in past_the_door(source)] == [(2, "all_of")]


def test_no_view_of_a_personal_context_hands_out_what_it_was_not_given() -> None:
    """`get_object_or_404` and raw SQL know no policy."""
    banned = ("get_object_or_404", "get_list_or_404", "connection.cursor", ".raw(")
    telling = [
        f"{path.relative_to(SOURCE)}: {word}"
        for path in (SOURCE / "casework" / "views").rglob("*.py")
        for word in banned
        if word in path.read_text()
    ]
    assert not telling
