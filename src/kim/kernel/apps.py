from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    name = "kim.kernel"
    label = "kernel"

    def ready(self) -> None:
        from kim.kernel import keys  # noqa: F401  # makes the lookup known

        # Each context may bring these registries; they are declarations, read once at start.
        autodiscover_modules("personal_data", "wall", "panels", "menu")
