"""The sender is whoever froze and sent it, be it a deputy who found it drafted. What was sent before keeps who composed it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_unlinked"),
        ("referrals", "0006_owner_of_a_packet"),
    ]

    operations = [
        migrations.AlterField(
            "packet",
            "sender",
            models.ForeignKey(
                db_comment="Who composed it, and then who sent it",
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.membership",
            ),
        ),
    ]
