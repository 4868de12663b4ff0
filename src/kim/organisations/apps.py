from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "kim.organisations"
    label = "organisations"
