from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "kim.procedures"
    label = "procedures"
