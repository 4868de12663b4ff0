from django.apps import AppConfig


class ConsolidationConfig(AppConfig):
    name = "kim.consolidation"
    label = "consolidation"
