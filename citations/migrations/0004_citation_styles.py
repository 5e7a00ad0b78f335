from django.db import migrations, models


class Migration(migrations.Migration):
    """A library is in one of four styles; a source keeps its full note for one of them."""

    dependencies = [("citations", "0003_citation_count")]

    operations = [
        migrations.AlterField(
            model_name="library",
            name="style",
            field=models.CharField(
                choices=[
                    ("mla", "MLA 9"),
                    ("chicago-author-date", "Chicago 18, author-date"),
                    ("chicago-notes", "Chicago 18, notes"),
                    ("apa", "APA 7"),
                ],
                default="mla",
                max_length=20,
                verbose_name="style",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="full_note",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
