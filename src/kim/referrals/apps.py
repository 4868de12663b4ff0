from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "kim.referrals"
    label = "referrals"
