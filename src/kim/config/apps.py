from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Wires what the shell asks for to the contexts that know it."""

    name = "kim.config"
    label = "config"

    def ready(self) -> None:
        from django.conf import settings

        from kim.accounts import hints as log_in_page
        from kim.config import server_checks  # noqa: F401 - registers itself
        from kim.config.hints import hints
        from kim.config.operator import operator
        from kim.ui import legal

        legal.register_provider(operator)
        if settings.KIM_DEMO:
            from kim.config.demo import planned_law

            log_in_page.register(hints)
            planned_law.plan()
