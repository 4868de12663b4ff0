from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kim.people"
    label = "people"
