from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    comments = apps.get_model("blog", "Comment").objects
    posts = apps.get_model("blog", "Post").objects.filter(pk=OuterRef("post_id"))
    comments.filter(course_id=None).update(
        course_id=Subquery(posts.values("course_id")[:1])
    )


class Migration(migrations.Migration):
    """A comment knows its course; the next migration makes it a must."""

    dependencies = [("blog", "0002_names_of_fields")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="course",
            field=models.ForeignKey(
                null=True,
                on_delete=models.deletion.CASCADE,
                related_name="+",
                to="blog.course",
                verbose_name="course",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
