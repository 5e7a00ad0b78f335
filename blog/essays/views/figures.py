"""Pictures of essays: put in, and served to those who may read the essay."""

from __future__ import annotations

import logging

from django.http import Http404, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.essays.access import own_post
from blog.essays.forms.figures import FigureForm
from blog.essays.models import Figure, Post
from blog.essays.services import figures
from blog.essays.services.drafts import picture_url
from blog.essays.views.drafts import is_json, render_draft, save_along
from blog.html.sanitiser import TooMuch
from blog.web.limits import is_over_limit
from blog.web.requests import UserRequest

logger = logging.getLogger(__name__)


@require_POST
def figure_create(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Add a picture. The script gets JSON; the form gets it put at the draft's end."""
    member, post = own_post(request, slug, pk)
    if not is_json(request):
        answer = save_along(request, member, post)
        if answer is not None:
            return answer
    form = FigureForm(request.POST, request.FILES)
    status = 400
    if is_over_limit("picture", member.user_id, most=60, seconds=3600):
        form.add_error(None, _("Too many pictures in an hour. Try again later."))
        status = 429
    elif form.is_valid():
        try:
            return _add(request, member, post, form)
        except figures.BadPicture as problem:
            form.add_error("image", str(problem))
            status = 413 if problem.is_too_big else 400
        except TooMuch as problem:
            sentence = _("The draft has no room for this picture.")
            form.add_error("image", f"{sentence} {problem}")
    if is_json(request):
        return JsonResponse({"errors": form.errors}, status=status)
    return render_draft(request, member, post, figure_form=form, status=status)


def _add(
    request: UserRequest, member: Membership, post: Post, form: FigureForm
) -> HttpResponse:
    fields = {name: str(form.cleaned_data[name]) for name in form.Meta.fields[1:]}
    file = form.cleaned_data["image"]
    figure = figures.add_figure(post, request.user, file, size=file.size, **fields)
    slug = member.course.slug
    if not is_json(request):
        figures.put_in_draft(figure, post.draft, request.user)
        return redirect("blog:draft-edit", slug, post.pk)
    data = {
        "id": figure.pk,
        "url": picture_url(slug, figure.pk, "large"),
        "small_url": picture_url(slug, figure.pk, "small"),
        "width": figure.width,
        "height": figure.height,
        "alt": figure.alt,
        "caption": figure.caption,
        "credit": figure.credit,
        "credit_url": figure.credit_url,
        "html": figures.figure_html(figure, slug),
    }
    return JsonResponse(data, status=201)


@require_safe
def figure_image(request: UserRequest, slug: str, pk: int, size: str) -> HttpResponse:
    """The picture itself, for those who may see it; a 404 for everybody else."""
    member = get_member(request, slug)
    figure = Figure.objects.visible_to(member).filter(pk=pk).first()
    if figure is None or size not in {"large", "small"}:
        raise Http404
    stored = figure.large if size == "large" else figure.small
    etag = f'"{figure.pk}-{size}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    try:
        with stored.open("rb") as file:
            answer = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        logger.error("The file of picture %s (%s) is missing.", figure.pk, size)
        raise Http404 from None
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
