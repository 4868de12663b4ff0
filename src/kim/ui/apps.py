"""App configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kim.ui"
    label = "ui"
