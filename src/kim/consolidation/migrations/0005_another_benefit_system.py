# Another kind of what comes.

from django.db import migrations

import kim.kernel.fields


class Migration(migrations.Migration):
    dependencies = [
        ("consolidation", "0004_comments_on_counts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outlook",
            name="kind",
            field=kim.kernel.fields.CodeField(
                codes=["met_by_time", "law_changes", "system_changes"],
                db_comment="Personal: what comes",
                editable=False,
                max_length=40,
                verbose_name="kind",
            ),
        ),
    ]
