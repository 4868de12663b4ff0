"""Starting Django from the command line."""

from __future__ import annotations

import os

from kim.config import file_keys, words
from kim.config.database import provide, require_owner
from kim.config.folders import data_folder
from kim.config.purpose import is_demo, kept_address


def start_django(*, as_owner: bool = False) -> None:
    """Provide a database, read the settings and load the apps; `as_owner` for what changes tables."""
    provide()
    if as_owner:
        require_owner()
        os.environ["KIM_AS_OWNER"] = "true"
    load_django()


def load_django() -> None:
    """Read the settings and load the apps, with the database that the environment names."""
    os.environ.setdefault("KIM_MODE", "demo" if is_demo(data_folder()) else "production")
    if os.environ["KIM_MODE"] == "demo":
        file_keys.provide_for_demo(data_folder())
        if address := kept_address(data_folder()):
            os.environ.setdefault("KIM_ADDRESS", address)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(words.language())
