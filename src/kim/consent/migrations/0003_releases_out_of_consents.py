"""A release that was noted at a consent becomes a declaration of its own, one for each recipient."""

from typing import Any

from django.db import migrations

import kim.kernel.models

# Migrations act in no unit; the owner sees the rows while the wall is not forced. The step after `migrate` forces it.
OPEN = "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"
KEPT = ("unit_id", "household_id", "person_id", "data_areas", "given_on", "how", "language", "wording", "withdrawn_at")


def take_out(apps: Any, schema_editor: Any) -> None:
    basis, release = apps.get_model("consent", "Basis"), apps.get_model("consent", "Release")
    for table in ("consent_basis", "consent_basisrecipient", "consent_release"):
        schema_editor.execute(OPEN.format(table=table))
    for given in basis.objects.filter(kind="consent", release_from_secrecy="given").prefetch_related("recipients"):
        for recipient in given.recipients.all():
            release.objects.create(
                public_id=kim.kernel.models.new_public_id(),
                office_id=recipient.office_id,
                name=recipient.name,
                valid=given.valid,
                **{name: getattr(given, name) for name in KEPT},
            )


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_declared_by_whom_and_releases")]

    operations = [
        migrations.RunPython(take_out, migrations.RunPython.noop),
        migrations.RemoveField(model_name="basis", name="release_from_secrecy"),
    ]
