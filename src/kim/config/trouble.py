"""What goes wrong outside the program, said in one sentence to the person at the keyboard."""


class Trouble(Exception):
    """A busy port, a read-only folder: shown without a traceback, exit code 1."""
