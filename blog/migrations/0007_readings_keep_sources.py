"""A source that an assignment assigns is not deleted with its readings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0006_comments_said"),
        ("citations", "0008_text_uploads"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reading",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="citations.source",
                verbose_name="source",
            ),
        ),
    ]
