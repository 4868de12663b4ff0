"""What members of a household are to each other, as far as it follows from what each is to the reference person.

For the reference person it follows directly. The spouse of the reference person is told what a child is to the
reference person only, so of everybody else but spouses nothing follows: nobody guesses whose child somebody is.
What this does not do: say whether a stepchild counts for a rule of law.
"""

from kim.people.rules.codes import HouseholdRelation as Relation
from kim.people.rules.kinship import Kinship

_KIN = {Kinship.CHILD: "child", Kinship.SPOUSE: "spouse", Kinship.PARTNER: "partner"}
_CHILDREN = (Relation.CHILD,)
_COUPLES = {Relation.SPOUSE: "spouse", Relation.PARTNER: "partner"}


def rule_relation(own: str, other: str) -> str | None:
    """What a member with the relation `other` is to one with the relation `own`: child, spouse, partner, other.

    None if it is not known or does not follow.
    """
    mine, theirs = Relation(own), Relation(other)
    if Relation.NOT_ASKED in (mine, theirs):
        return None
    if mine is Relation.REFERENCE:
        return _COUPLES.get(theirs, "child" if theirs in _CHILDREN else "other")
    if theirs is Relation.REFERENCE:
        return _COUPLES.get(mine, "child" if mine is Relation.PARENT else "other")
    if mine in _CHILDREN and theirs in (Relation.SIBLING, *_CHILDREN):
        # Children of one person are siblings, or as good as siblings.
        return "other"
    return None


def rule_kin(kind: str) -> str:
    """What a recorded family relation is for rules of law: child, spouse, partner, other."""
    return _KIN.get(Kinship(kind), "other")
