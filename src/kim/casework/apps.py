from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "kim.casework"
    label = "casework"
