from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Wires what the shell asks for to the contexts that know it."""

    name = "kim.config"
    label = "config"

    def ready(self) -> None:
        from kim.config.operator import operator
        from kim.ui import legal

        legal.register_provider(operator)
