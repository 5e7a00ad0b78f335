"""Every assignment has its grade items: until now they were made by the first look."""

from decimal import Decimal

from django.db import migrations

BATCH = 500


def make_items(apps, schema_editor):
    assignments = apps.get_model("blog", "Assignment").objects.filter(grade_items=None)
    item_model = apps.get_model("grading", "GradeItem")
    items = []
    for assignment in assignments.order_by("pk").iterator(BATCH):
        items.append(
            item_model(
                assignment=assignment,
                kind="essay",
                title="Essay",
                points=assignment.points,
            )
        )
        if assignment.replies_wanted:
            items.append(
                item_model(
                    assignment=assignment,
                    kind="participation",
                    title="Discussion",
                    points=Decimal(5),
                    position=1,
                )
            )
    item_model.objects.bulk_create(items, batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0006_comments_said"),
        ("grading", "0002_append_only_events"),
    ]

    operations = [
        # Backwards there is nothing to do: the first look made the same items.
        migrations.RunPython(make_items, migrations.RunPython.noop),
    ]
