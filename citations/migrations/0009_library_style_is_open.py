from django.db import migrations, models


class Migration(migrations.Migration):
    """Which styles there are is no longer written into the database's history."""

    dependencies = [("citations", "0008_text_uploads")]

    operations = [
        migrations.AlterField(
            model_name="library",
            name="style",
            field=models.CharField(default="mla", max_length=60, verbose_name="style"),
        ),
    ]
