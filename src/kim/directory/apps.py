from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "kim.directory"
    label = "directory"

    def ready(self) -> None:
        from kim.directory import menu  # noqa: F401
