import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_unlinked"),
        ("casework", "0019_hand_over_by_packet"),
        ("organisations", "0009_frames_of_posts"),
        ("people", "0009_names_without_a_key"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="contact",
            name="contact_by_day",
        ),
        migrations.AlterField(
            model_name="contact",
            name="case",
            field=models.ForeignKey(
                db_comment="Personal: which case it belongs to",
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                to="casework.case",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["case", "-took_place_on"], include=("unit",), name="contact_by_day"),
        ),
        migrations.RemoveIndex(
            model_name="step",
            name="step_by_due",
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                condition=models.Q(("done_on__isnull", True)), fields=["case", "due_on"], name="step_by_due"
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                condition=models.Q(("waiting_since__isnull", False)), fields=["case"], name="step_that_waited"
            ),
        ),
    ]
