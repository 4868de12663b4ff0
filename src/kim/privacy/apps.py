from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "kim.privacy"
    label = "privacy"
