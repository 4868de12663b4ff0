"""Persons are found by the forms of their names (`NameToken`); the folded key beside them was read by nobody."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0008_addresses_relatives_guardians")]

    operations = [
        migrations.RemoveIndex(model_name="person", name="person_by_name"),
        migrations.RemoveField(model_name="person", name="name_key"),
    ]
