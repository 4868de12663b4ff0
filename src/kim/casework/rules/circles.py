"""Finding a circle in a graph of needs, and naming the steps in it."""

from collections.abc import Collection, Mapping


class Circle(ValueError):
    """Steps that wait for each other. `keys` and `titles` run once around the circle."""

    def __init__(self, keys: tuple[str, ...], titles: tuple[str, ...]) -> None:
        super().__init__(" → ".join((*titles, titles[0])))
        self.keys = keys
        self.titles = titles


def find_circle(needs: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """One circle, each step followed by one that it needs; empty if there is none.

    Iterative: a plan of thousands of steps in one chain must not end in a recursion error.
    """
    done: set[str] = set()
    for start in needs:
        path: dict[str, None] = {}
        trail = [(start, iter(sorted(needs[start])))] if start not in done else []
        path[start] = None
        while trail:
            key, rest = trail[-1]
            following = next((need for need in rest if need not in done), None)
            if following is None:
                done.add(key)
                path.pop(key)
                trail.pop()
            elif following in path:
                keys = list(path)
                return tuple(keys[keys.index(following) :])
            else:
                path[following] = None
                trail.append((following, iter(sorted(needs.get(following, ())))))
    return ()
