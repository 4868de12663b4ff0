from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "kim.steering"
    label = "steering"
