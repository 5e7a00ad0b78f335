from django.db import migrations, models
from django.db.models import Count


def fill(apps, schema_editor):
    citations = apps.get_model("citations", "Citation").objects
    sources = apps.get_model("citations", "Source").objects
    counted = (
        citations.filter(document__is_live=True, source__isnull=False)
        .order_by()
        .values_list("source_id")
        .annotate(n=Count("pk"))
    )
    for pk, number in counted:
        sources.filter(pk=pk).update(citation_count=number)


class Migration(migrations.Migration):
    """A source knows how often live texts cite it."""

    dependencies = [("citations", "0002_names_of_fields")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="citation_count",
            field=models.PositiveIntegerField(
                default=0, editable=False, verbose_name="citations"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
