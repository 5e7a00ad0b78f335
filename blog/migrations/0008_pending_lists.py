"""The few works cited that are pending are found without reading every revision."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0007_readings_keep_sources")]

    operations = [
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                fields=["post"],
                condition=models.Q(works_cited_state="pending"),
                name="revision_pending",
            ),
        ),
    ]
