from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "kim.policy"
    label = "policy"

    def ready(self) -> None:
        from kim.policy import __path__, roles  # noqa: F401  # roles and verbs come before the grants

        for module in sorted(iter_modules(__path__), key=lambda found: found.name):
            import_module(f"kim.policy.{module.name}")
