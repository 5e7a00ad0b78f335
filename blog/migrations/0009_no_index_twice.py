"""No index that is the beginning of another one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0008_pending_lists"),
    ]

    operations = [
        migrations.AlterField(
            model_name="authorship",
            name="post",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="authorships",
                to="blog.post",
            ),
        ),
        migrations.AlterField(
            model_name="comment",
            name="course",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="blog.course",
                verbose_name="course",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="assignment",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="blog.assignment",
                verbose_name="assignment",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="course",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="posts",
                to="blog.course",
                verbose_name="course",
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="post",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="revisions",
                to="blog.post",
            ),
        ),
    ]
