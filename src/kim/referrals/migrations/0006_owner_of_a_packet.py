"""Whoever has the case of a packet in hand is told of its answers; until now it was whoever sent it."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

# Migrations act in no unit; the owner sees the rows while the wall is not forced. The step after `migrate` forces it.
OPEN = "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"
COPY = """
    UPDATE referrals_packet SET owner_id = casework_case.assigned_to_id
      FROM casework_case WHERE casework_case.id = referrals_packet.case_id
"""


def name_owners(apps: Any, schema_editor: Any) -> None:
    for table in ("referrals_packet", "casework_case"):
        schema_editor.execute(OPEN.format(table=table))
    schema_editor.execute(COPY)
    # What waits for the end of the transaction would keep the column from being changed.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def owner(**more: Any) -> Any:
    return models.ForeignKey(
        db_comment="Who has the case in hand now, and is told of answers",
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="accounts.membership",
        verbose_name="contact person",
        **more,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_unlinked"),
        ("casework", "0019_hand_over_by_packet"),
        ("referrals", "0005_persons_of_trust"),
    ]

    operations = [
        migrations.AddField("packet", "owner", owner(null=True)),
        migrations.RunPython(name_owners, migrations.RunPython.noop),
        migrations.AlterField("packet", "owner", owner()),
    ]
