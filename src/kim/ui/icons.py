"""Which pictures exist: KERN's masks and our own. A misspelt icon would draw a black square, so it raises instead."""

from __future__ import annotations

KERN = frozenset(
    [
        "account-circle",
        "add",
        "arrow-back",
        "arrow-down",
        "arrow-forward",
        "arrow-up",
        "autorenew",
        "brightness-medium",
        "calendar-today",
        "check",
        "checklist",
        "chevron-left",
        "chevron-right",
        "close",
        "content-copy",
        "danger",
        "dark-mode",
        "dehaze",
        "delete",
        "download",
        "draft",
        "drive-folder-upload",
        "easy-language",
        "edit",
        "help",
        "home",
        "info",
        "keyboard-double-arrow-left",
        "keyboard-double-arrow-right",
        "language",
        "light-mode",
        "logout",
        "mail",
        "more-vert",
        "open-in-new",
        "question-mark",
        "search",
        "sign-language",
        "success",
        "visibility",
        "visibility-off",
        "warning",
    ]
)

OWN = frozenset(
    [
        "bell",
        "board",
        "box",
        "building",
        "chart",
        "chat",
        "circle",
        "clock",
        "compass",
        "cross",
        "down",
        "euro",
        "family",
        "filter",
        "flag",
        "graph",
        "half",
        "hourglass",
        "import",
        "keyboard",
        "lang",
        "lock",
        "paper",
        "pause",
        "people",
        "person",
        "phone",
        "pin",
        "play",
        "print",
        "scale",
        "shield",
        "star",
        "swap",
        "table",
        "tick",
        "trend-down",
        "trend-flat",
        "trend-up",
        "undo",
        "unknown",
        "video",
        "walk",
    ]
)


def css_classes(name: str) -> str:
    """The classes that draw the icon `name`; raises KeyError for one that does not exist."""
    if name in OWN:
        return f"kim-icon kim-icon--{name}"
    if name in KERN:
        return f"kern-icon kern-icon--{name} kim-icon"
    raise KeyError(f"There is no icon named {name!r}.")
