"""What the entries of a district mean together. Each module reports into the documents that it reads."""

from kim.organisations.district.checks import bodies, keys, programme, references, responsibilities, validity
from kim.organisations.district.files import Files


def run(files: Files) -> None:
    """Run every check; they do not depend on each other."""
    for check in (keys, references, validity, responsibilities, bodies, programme):
        check.run(files)
