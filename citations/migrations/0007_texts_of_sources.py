import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("citations", "0006_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("preview", "To be confirmed"), ("held", "Held")],
                        default="preview",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("plain", "Plain text"),
                            ("pdf", "PDF"),
                            ("epub", "EPUB"),
                            ("html", "HTML"),
                        ],
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "file_name",
                    models.CharField(blank=True, max_length=200, verbose_name="file"),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("page_count", models.PositiveIntegerField(verbose_name="pages")),
                (
                    "rights",
                    models.CharField(max_length=500, verbose_name="right to hold it"),
                ),
                (
                    "students_may_read",
                    models.BooleanField(
                        default=False, verbose_name="students may read it"
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="citations.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a source",
                "verbose_name_plural": "texts of sources",
            },
        ),
        migrations.CreateModel(
            name="SourcePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("label", models.CharField(blank=True, max_length=20)),
                ("body", models.TextField(blank=True)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="citations.sourcetext",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuotationCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("found", "Found"),
                            ("elsewhere", "Found on another page"),
                            ("nearly", "Nearly"),
                            ("unverified", "Could not verify"),
                        ],
                        max_length=12,
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(blank=True, null=True)),
                ("changes", models.JSONField(blank=True, default=list)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("checked_at", models.DateTimeField(auto_now=True)),
                (
                    "citation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotation_check",
                        to="citations.citation",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="citations.sourcetext",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="sourcetext",
            constraint=models.UniqueConstraint(
                fields=("source", "state"), name="one_text_per_source_and_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcepage",
            constraint=models.UniqueConstraint(
                fields=("text", "position"), name="one_page_per_position"
            ),
        ),
    ]
