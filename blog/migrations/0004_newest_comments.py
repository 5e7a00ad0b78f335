from django.db import migrations, models


class Migration(migrations.Migration):
    """Every comment has its course, and a course's newest comments have an index."""

    dependencies = [("blog", "0003_course_of_comments")]

    operations = [
        migrations.AlterField(
            model_name="comment",
            name="course",
            field=models.ForeignKey(
                on_delete=models.deletion.CASCADE,
                related_name="+",
                to="blog.course",
                verbose_name="course",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["course", "created_at"], name="comment_newest"),
        ),
    ]
