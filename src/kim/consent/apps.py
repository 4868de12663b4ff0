from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "kim.consent"
    label = "consent"
