"""No index that is the beginning of another one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("citations", "0010_covering_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="citation",
            name="document",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="citations.document",
            ),
        ),
        migrations.AlterField(
            model_name="citation",
            name="source",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="citations",
                to="citations.source",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="library",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="citations.library",
            ),
        ),
    ]
