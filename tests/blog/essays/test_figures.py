"""Pictures: decoded with care, stripped, and as private as their essay."""

import io
import json
import time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import F
from django.urls import reverse
from PIL import Image

from blog.essays.models import Draft, Figure
from blog.essays.services import drafts, figures, publication
from blog.essays.services.figures import (
    BadPicture,
    add_figure,
    encode_image,
    figure_html,
)
from blog.html.sanitiser import clean_html
from tests.factories import make_post
from tests.shared import SHARED

FILES = SHARED / "data/attacks/files"


def picture(size=(800, 600), kind="PNG", **options):
    out = io.BytesIO()
    image = Image.new("RGB", size, "darkred")
    image.putpixel((size[0] - 1, 0), (0, 0, 255))
    image.save(out, kind, **options)
    return out.getvalue()


def upload(data=None, name="a.png"):
    return SimpleUploadedFile(name, picture() if data is None else data, "image/png")


@pytest.fixture
def post(course, ada):
    return make_post(author=ada, course=course, handed_in=False)


def create(client, post, json_wanted=True, **fields):
    address = reverse("blog:figure-create", args=[post.course.slug, post.pk])
    data = {"image": upload(), "alt": "A red flag", **fields}
    headers = {"accept": "application/json"} if json_wanted else {}
    return client.post(address, data, headers=headers)


def image_url(figure, size="large"):
    return reverse("blog:figure-image", args=[figure.post.course.slug, figure.pk, size])


def stored_files():
    return set(Path(default_storage.path("")).rglob("*.webp"))


def test_a_picture_is_stored_in_two_sizes(as_user, ada, post):
    data = picture((3200, 1800))
    answer = create(
        as_user(ada), post, image=upload(data), caption="Flag", credit="A. W."
    )
    assert answer.status_code == 201
    said = answer.json()
    assert (said["width"], said["height"]) == (1600, 900)
    figure = Figure.objects.get(pk=said["id"])
    assert figure.uploaded_by == ada
    with figure.small.open() as file, Image.open(file) as small:
        assert (small.format, small.size) == ("WEBP", (640, 360))


def test_metadata_goes_and_orientation_stays():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET PLACE"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (44.0, 28.0, 0.0)
    data = picture((400, 200), "JPEG", exif=exif)
    assert b"SECRET" in data
    done = encode_image(io.BytesIO(data), len(data))
    assert (done.width, done.height) == (200, 400)
    for stored in (done.large, done.small):
        assert b"SECRET" not in stored
        assert not Image.open(io.BytesIO(stored)).getexif()


def test_what_is_no_picture_is_refused_with_a_sentence(as_user, ada, post):
    for data in (
        b"",
        b"x",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4 x",
    ):
        answer = create(as_user(ada), post, image=upload(data))
        assert answer.status_code == 400
        assert answer.json()["errors"]["image"]
    truncated = picture((600, 600), "JPEG")[:700]
    assert create(as_user(ada), post, image=upload(truncated)).status_code == 400
    assert not Figure.objects.exists()


def test_too_many_bytes_and_too_many_pixels_are_refused(as_user, ada, post, settings):
    settings.FIGURE_MAX_BYTES = 100
    answer = create(as_user(ada), post)
    assert answer.status_code == 413
    assert "too large" in answer.json()["errors"]["image"][0]
    settings.FIGURE_MAX_BYTES = 10_000_000
    settings.FIGURE_MAX_PIXELS = 1000
    assert create(as_user(ada), post).status_code == 400


def test_alternative_text_is_required_and_links_are_web_links(as_user, ada, post):
    answer = create(as_user(ada), post, alt="  ", credit_url="javascript:alert(1)")
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {"alt", "credit_url"}


@pytest.mark.skipif(not FILES.exists(), reason="the attack files are not here")
def test_no_attack_file_hurts():
    for path in sorted(FILES.iterdir()):
        data = path.read_bytes()
        start = time.perf_counter()
        try:
            done = encode_image(io.BytesIO(data), len(data))
        except BadPicture:
            assert path.suffix not in {".gif"} or "polyglot" in path.name, path
        else:
            assert path.suffix in {".gif", ".jpg", ".png"}, path
            assert not Image.open(io.BytesIO(done.large)).getexif()
            assert b"<script" not in done.large
        assert time.perf_counter() - start < 5, path


def test_with_scripts_off_the_picture_is_put_at_the_end(as_user, ada, post):
    text = {"version": "1", "title": "T", "standfirst": "", "body": "<p>Words.</p>"}
    answer = create(as_user(ada), post, json_wanted=False, credit="A. W.", **text)
    assert answer.status_code == 302
    body = Draft.objects.get(post=post).body_html
    figure = Figure.objects.get()
    assert body.startswith("<p>Words.</p><figure><img ")
    assert image_url(figure) in body
    assert '<small class="credit">A. W.</small>' in body
    answer = create(as_user(ada), post, json_wanted=False, alt="")
    assert answer.status_code == 400
    assert "Say what the picture shows." in answer.content.decode()


def test_a_figures_markup_is_clean_already(ada, post):
    figure = add_figure(
        post,
        ada,
        io.BytesIO(picture()),
        size=10,
        alt='A "door" > one',
        caption="<b>x</b>",
        credit="N",
        credit_url="https://example.org/?a=b&c=d",
        licence="cc-by",
    )
    html = figure_html(figure, post.course.slug)
    kept = clean_html(html, pictures={image_url(figure)})
    assert "N, CC BY" in kept
    assert "<b>" not in kept
    assert clean_html(kept, pictures={image_url(figure)}) == kept


def test_a_picture_is_private_like_its_essay(as_user, course, ada, ben, outsider, post):
    figure = add_figure(post, ada, io.BytesIO(picture()), size=10, alt="Flag")
    assert as_user(ada).get(image_url(figure)).status_code == 200
    for user in (ben, outsider):
        assert as_user(user).get(image_url(figure)).status_code == 404
    assert as_user(ada).get(image_url(figure, "huge")).status_code == 404
    Draft.objects.filter(post=post).update(
        title="T", body_html=f"<p>a</p>{figure_html(figure, course.slug)}"
    )
    revision = publication.publish(post, 1, ada)
    assert revision.hero == figure
    assert list(revision.figures.all()) == [figure]
    answer = as_user(ben).get(image_url(figure, "small"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer["Cache-Control"]
    assert as_user(outsider).get(image_url(figure)).status_code == 404


def test_a_picture_of_another_essay_does_not_show(as_user, course, ada, ben, post):
    figure = add_figure(post, ada, io.BytesIO(picture()), size=10, alt="Flag")
    other = make_post(author=ben, course=course, handed_in=False)
    address = reverse("blog:draft-save", args=[course.slug, other.pk])
    data = {
        "version": 1,
        "title": "",
        "standfirst": "",
        "body": figure_html(figure, "russia"),
    }
    as_user(ben).post(address, json.dumps(data), content_type="application/json")
    assert "<img" not in Draft.objects.get(post=other).body_html


def test_throwing_a_draft_away_removes_its_files(ada, post):
    figure = add_figure(post, ada, io.BytesIO(picture()), size=10, alt="Flag")
    storage, name = figure.large.storage, figure.large.name
    assert storage.exists(name)
    drafts.discard_essay(post)
    assert not storage.exists(name)


@pytest.mark.django_db(transaction=True)
def test_pictures_are_worked_on_outside_transactions(as_user, monkeypatch, post, ada):
    saved = []
    original = Image.Image.save

    def save(self, *args, **options):
        saved.append(connection.in_atomic_block)
        return original(self, *args, **options)

    monkeypatch.setattr(Image.Image, "save", save)
    assert create(as_user(ada), post).status_code == 201
    assert True not in saved
    assert len(saved) >= 2


def test_a_picture_that_a_full_draft_has_no_room_for_is_refused_with_its_words(
    as_user, ada, post, settings
):
    Draft.objects.filter(post=post).update(body_html="<p>Nearly full.</p>")
    settings.ESSAY_MAX_CHARACTERS = 40
    kept = stored_files()

    answer = create(as_user(ada), post, json_wanted=False, caption="May Day 1937")

    form = answer.context["figure_form"]
    assert answer.status_code == 400
    assert form.errors["image"] == [
        "The draft has no room for this picture. "
        "This is too long: at most 40 characters can be kept."
    ]
    assert (form["alt"].value(), form["caption"].value()) == (
        "A red flag",
        "May Day 1937",
    )
    assert Draft.objects.get(post=post).body_html == "<p>Nearly full.</p>"
    assert not Figure.objects.exists()
    assert stored_files() == kept


def test_a_picture_finds_its_place_however_often_the_draft_is_saved_meanwhile(
    as_user, ada, post, monkeypatch
):
    saved = figures.save_draft
    others = ["<p>Second.</p>", "<p>Third.</p>"]

    def after_others(draft, version, fields, user):
        if others:
            Draft.objects.filter(post=post).update(
                version=F("version") + 1, body_html=others.pop(0)
            )
        return saved(draft, version, fields, user)

    monkeypatch.setattr(figures, "save_draft", after_others)

    answer = create(as_user(ada), post, json_wanted=False)

    body = Draft.objects.get(post=post).body_html
    assert answer.status_code == 302
    assert body.startswith("<p>Third.</p><figure>")
