"""The sentences of Python's argparse, named here so that our catalogue collects them."""

from gettext import gettext as _


def collected() -> list[str]:
    """What argparse says in help and errors, in the language of the command line."""
    return [
        _("usage: "),
        _("options"),
        _("positional arguments"),
        _("show this help message and exit"),
        _("%(prog)s: error: %(message)s\n"),
        _("argument %(argument_name)s: %(message)s"),
        _("the following arguments are required: %s"),
        _("unrecognized arguments: %s"),
        _("invalid choice: %(value)r (choose from %(choices)s)"),
        _("invalid %(type)s value: %(value)r"),
        _("expected one argument"),
        _("expected at least one argument"),
        _("not allowed with argument %s"),
    ]
