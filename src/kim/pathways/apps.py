from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "kim.pathways"
    label = "pathways"
