"""What is counted of live citations is answered by indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("citations", "0009_library_style_is_open"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="citation",
            name="citation_by_page",
        ),
        migrations.RemoveIndex(
            model_name="document",
            name="document_live",
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(
                fields=["source", "first_page", "id", "document"],
                name="citation_of_page",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["library", "is_live", "id"], name="document_is_live"
            ),
        ),
    ]
