"""What the class has read together, and nothing of what it may not see."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from blog.assignments.models import Reading
from blog.classroom.models import Course
from blog.discussion import services as comments
from blog.essays.models import Draft, Post
from blog.essays.services import drafts, publication
from blog.shelf.map import heat as heat_maps
from blog.shelf.map import passages
from blog.shelf.map.kept_counts import KeptCounts
from blog.shelf.strips import make_strip
from citations.documents.models import Citation, Document
from citations.documents.services.record import retire_documents
from citations.library.models import Source
from tests.factories import make_assignment, make_course, make_source, make_user
from tests.markup import tight

MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("UTC"))


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    monkeypatch.setattr(publication, "works_cited", lambda sources, style: [])


@pytest.fixture
def shelf(course):
    return [
        make_source(course, family=family, title=title, first_page="1", last_page="100")
        for family, title in (
            ("Freeze", "Russia"),
            ("Tucker", "Stalin in Power"),
            ("Kotkin", "Magnetic Mountain"),
        )
    ]


def publish(course, user, body, *, at=MONDAY) -> Post:
    post = drafts.start_post(course, user, None)
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": f"<p>{body}</p>"}
    version = drafts.save_draft(draft, draft.version, fields, user)
    publication.publish(post, version, user, at=at)
    return Post.objects.get(pk=post.pk)


def heat(course) -> dict[str, list[int]]:
    cited = Source.objects.filter(library=course.library, citation_count__gt=0)
    sources = list(cited.order_by("-citation_count", "pk"))
    drawn = heat_maps.heat_map(course, sources, KeptCounts(course))
    return {row.source.title: [cell.count for cell in row.cells] for row in drawn.rows}


def address(course) -> str:
    return reverse("blog:course-map", args=[course.slug])


def test_citations_stand_in_the_week_their_essay_was_handed_in(
    course, ada, ben, shelf, member_of
):
    post = publish(course, ada, "So (Freeze 1). And (Freeze 2), (Tucker 4).")
    publish(course, ben, "So (Freeze 3).", at=MONDAY + timedelta(weeks=2))
    said = comments.say(
        post, member=member_of(ben), body="(Tucker 9)", parent=None, sent_key="k" * 8
    )
    type(said).objects.update(created_at=MONDAY + timedelta(weeks=1))

    assert heat(course) == {"Russia": [2, 0, 1], "Stalin in Power": [1, 1, 0]}


def test_a_week_begins_on_monday_where_the_course_is(course, ada, shelf):
    course.timezone = "America/New_York"
    course.starts_on = date(2026, 2, 18)
    course.save()
    sunday = datetime(2026, 3, 9, 3, tzinfo=ZoneInfo("UTC"))
    publish(course, ada, "So (Freeze 1).", at=sunday)
    publish(course, ada, "So (Freeze 1).", at=sunday + timedelta(hours=6))

    course = Course.objects.get()
    drawn = heat_maps.heat_map(course, [shelf[0]], KeptCounts(course))

    assert [(w.number, w.monday) for w in drawn.weeks] == [
        (3, date(2026, 3, 2)),
        (4, date(2026, 3, 9)),
    ]
    assert [cell.count for cell in drawn.rows[0].cells] == [1, 1]


def test_a_long_course_shows_its_last_weeks_and_says_so(course, ada, shelf):
    for week in (0, 30):
        publish(course, ada, "So (Freeze 1).", at=MONDAY + timedelta(weeks=week))

    drawn = heat_maps.heat_map(course, [shelf[0]], KeptCounts(course))

    assert len(drawn.weeks) == heat_maps.MOST_WEEKS
    assert (drawn.left_out, drawn.weeks[-1].number) == (11, 31)


def test_what_is_not_shown_to_the_class_is_nowhere(course, ada, ben, shelf, as_user):
    post = publish(course, ada, "So (Freeze 1), (Tucker 2).")
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": "<p>Now (Kotkin 7).</p>"}
    drafts.save_draft(draft, draft.version, fields, ada)
    hidden = drafts.start_post(course, ben, None)
    draft = Draft.objects.get(post=hidden)
    drafts.save_draft(draft, draft.version, fields, ben)
    gone = publish(course, ben, "So (Kotkin 8), (Tucker 3).")
    retire_documents(Document.objects.filter(pk=gone.live_revision.document_id))

    page = as_user(ada).get(address(course)).context

    assert heat(course) == {"Russia": [1], "Stalin in Power": [1]}
    assert [source.title for source in page["uncited"]] == ["Magnetic Mountain"]
    assert [p.source.title for p in page["passages"]] == ["Russia", "Stalin in Power"]
    assert [(p.one.title, p.other.title, p.texts) for p in page["pairs"]] == [
        ("Russia", "Stalin in Power", 1)
    ]


def test_other_courses_are_not_counted(course, ada, shelf):
    other = make_course()
    for family in ("Freeze", "Tucker"):
        make_source(other, family=family)
    publish(other, ada, "So (Freeze 1), (Tucker 2).")

    assert heat(course) == {}
    assert passages.passages(course, KeptCounts(course)) == ([], 0)


def test_a_page_that_the_source_does_not_have_is_counted_nowhere(course, ada, shelf):
    course.library.sources.update(first_page="1", last_page="300")
    publish(course, ada, "A (Freeze 4). B (Freeze 4070).")

    found, number = passages.passages(course, KeptCounts(course))

    assert [(p.first, p.last, p.count) for p in found] == [(4, 4, 1)]
    assert number == 1


def test_pages_that_follow_one_another_are_one_passage(course, ada, shelf):
    publish(course, ada, "A (Freeze 4). B (Freeze 5). C (Freeze 5). D (Freeze 9).")

    found, number = passages.passages(course, KeptCounts(course))

    assert number == 2
    assert [(p.first, p.last, p.count) for p in found] == [(4, 5, 3), (9, 9, 1)]


@pytest.fixture
def much(course, ada):
    """60 sources, each cited on pages 1, 3 and 4; all of them together in one essay."""
    for number in range(60):
        make_source(course, family=f"Name{chr(65 + number // 26)}{chr(97 + number % 26)}")  # fmt: skip
    document = Document.objects.get(
        pk=publish(course, ada, "Words.").live_revision.document_id
    )
    rows = [
        Citation(
            document=document, start=n * 10 + page, end=n * 10 + page + 1,
            marker="x", kind="author-page", state="linked",
            source=source, first_page=page,
        )
        for n, source in enumerate(Source.objects.order_by("pk"))
        for page in (1, 3, 4)
    ]  # fmt: skip
    Citation.objects.bulk_create(rows)
    Source.objects.update(citation_count=3)
    return course


def walk(client, url):
    """The rows of every page, forwards and back again."""
    pages = [client.get(url).context]
    for way in ("next", "back"):
        while query := getattr(pages[-1]["page"], way):
            pages.append(client.get(url + query).context)
    return pages


def test_a_long_map_says_what_it_leaves_out_and_leads_to_all(much, ada, as_user):
    page = as_user(ada).get(address(much)).content.decode()

    assert "The 12 most cited of 120 passages." in page
    assert "The 12 most frequent of 1770 pairs." in page
    assert reverse("blog:course-passages", args=[much.slug]) in page
    assert reverse("blog:course-pairs", args=[much.slug]) in page


def test_all_passages_are_a_paged_table(much, ada, as_user):
    url = reverse("blog:course-passages", args=[much.slug])

    pages = walk(as_user(ada), url)

    sizes = [len(page["passages"]) for page in pages]
    assert sizes == [50, 50, 20, 50, 50]
    rows = [
        (p.count, p.source.pk, p.first, p.last)
        for page in pages[:3]
        for p in page["passages"]
    ]
    assert rows == sorted(set(rows), key=lambda row: (-row[0], *row[1:]))
    assert {row[2:] for row in rows} == {(1, 1), (3, 4)}
    assert pages[0]["number"] == 120
    assert [p["passages"] for p in pages[3:]] == [p["passages"] for p in pages[1::-1]]


def test_all_pairs_are_a_paged_table(much, ada, as_user):
    client = as_user(ada)
    url = reverse("blog:course-pairs", args=[much.slug])

    first = client.get(url).context
    second = client.get(url + first["page"].next).context
    again = client.get(url + second["page"].back).context

    assert (len(first["pairs"]), first["number"]) == (50, 60 * 59 // 2)
    pairs = [(p.one.pk, p.other.pk) for p in first["pairs"] + second["pairs"]]
    assert pairs == sorted(set(pairs))
    assert again["pairs"] == first["pairs"]


@pytest.mark.parametrize("name", ["course-passages", "course-pairs"])
@pytest.mark.parametrize("after", ["x", "-", "WzFd", "WzFlOTksMSwxXQ", "LVsxLDEsMV0"])
def test_a_place_that_makes_no_sense_is_the_first_page(
    name, after, course, ada, shelf, as_user
):
    publish(course, ada, "So (Freeze 1), (Tucker 2).")

    answer = as_user(ada).get(reverse(f"blog:{name}", args=[course.slug]), {"after": after})  # fmt: skip

    assert answer.status_code == 200
    assert answer.context["number"] == (2 if name == "course-passages" else 1)


@pytest.mark.parametrize(
    ("name", "who", "queries"),
    [
        ("course-passages", "ada", 5),
        ("course-pairs", "ada", 6),
        ("course-pairs", "prof", 8),
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_the_long_lists_cost_the_same_however_long(
    count, name, who, queries, course, ada, prof, shelf, as_user,
    django_assert_num_queries,
):  # fmt: skip
    for number in range(count):
        page = number + 1
        body = f"So (Freeze {2 * page}), (Tucker {page}), (Kotkin {page})."
        publish(course, make_user(), body)
    client = as_user({"ada": ada, "prof": prof}[who])
    client.get(course.get_absolute_url())

    with django_assert_num_queries(queries):
        client.get(reverse(f"blog:{name}", args=[course.slug]))


def test_the_names_of_who_cites_together_are_for_the_staff(
    course, ada, ben, prof, shelf, as_user
):
    publish(course, ada, "So (Freeze 1), (Tucker 2).")
    url = reverse("blog:course-pairs", args=[course.slug])

    assert "Ada Writer" in as_user(prof).get(url).content.decode()
    assert "Ada Writer" not in as_user(ben).get(url).content.decode()


def test_assigned_pages_stand_against_cited_ones(course, ada, shelf):
    assignment = make_assignment(course)
    Reading.objects.create(assignment=assignment, source=shelf[0], pages="4-6, 10")
    Reading.objects.create(assignment=assignment, source=shelf[2], position=1)
    publish(course, ada, "A (Freeze 4). B (Freeze 4). C (Freeze 10). D (Freeze 40).")

    (first, second), has_more = passages.assigned_readings(course)

    assert (first.pages, first.pages_cited, first.inside, first.outside) == (4, 2, 3, 1)
    assert [(b.first, b.last) for b in first.brackets] == [(4, 6), (10, 10)]
    assert (second.pages, second.inside, second.outside) == (0, 0, 0)
    assert not has_more


def test_only_the_staff_sees_who_cites_what_together(
    course, ada, ben, prof, shelf, as_user
):
    for user in (ada, ben):
        publish(course, user, "So (Freeze 1), (Tucker 2).")

    seen = as_user(prof).get(address(course))
    by_student = as_user(ada).get(address(course)).content.decode()

    assert [(p.texts, p.names) for p in seen.context["pairs"]] == [
        (2, ("Ada Writer", "Ben Classmate"))
    ]
    assert "Ben Classmate" not in by_student
    assert "What is cited together" in by_student


def test_an_empty_course_says_so(course, ada, as_user):
    page = as_user(ada).get(address(course)).content.decode()

    assert "Nobody has cited anything yet" in page
    assert '<svg class="chart"' not in page


def test_the_drawing_and_the_table_say_the_same(course, ada, shelf, as_user):
    publish(course, ada, "So (Freeze 1). And (Freeze 2), (Tucker 4).")

    page = tight(as_user(ada).get(address(course)).content.decode())

    assert (
        '<rect class="h2" x="250" y="22" width="23" height="23"><title>Russia: 2<'
        in page
    )
    assert '<td class="end">2</td>' in page


def test_twenty_sources_stand_on_a_page(course, ada, as_user):
    for number in range(21):
        make_source(course, citation_count=number + 1)
    client = as_user(ada)

    first = client.get(address(course)).context["page"]
    second = client.get(address(course) + first.next).context["page"]

    assert (len(first), len(second)) == (20, 1)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("who", ["ada", "prof"])
def test_it_costs_the_same_however_much_is_cited(
    count, who, course, ada, prof, shelf, as_user, django_assert_num_queries
):
    for number in range(count):
        publish(
            course,
            make_user(),
            f"So (Freeze {number + 1}), (Tucker {number + 3}).",
            at=MONDAY + timedelta(weeks=number),
        )
        reading = make_assignment(course).readings
        reading.create(source=shelf[number], pages="1-9")
        make_source(course)
    client = as_user({"ada": ada, "prof": prof}[who])
    client.get(course.get_absolute_url())

    with django_assert_num_queries(17 if who == "prof" else 15):
        client.get(address(course))
    with django_assert_num_queries(11 if who == "prof" else 10):
        client.get(address(course))


def test_what_is_kept_is_counted_anew_after_the_next_citation(
    course, ada, ben, prof, shelf, as_user
):
    publish(course, ada, "So (Freeze 1), (Tucker 3).")
    client = as_user(prof)
    before = client.get(address(course)).context

    publish(course, ben, "So (Freeze 2), (Tucker 3).")
    after = client.get(address(course)).context

    assert [pair.texts for pair in before["pairs"]] == [1]
    assert [pair.texts for pair in after["pairs"]] == [2]
    assert [pair.names for pair in after["pairs"]] == [("Ada Writer", "Ben Classmate")]
    assert (before["passages"][0].pages, after["passages"][0].count) == ("1", 2)


def test_names_are_asked_for_by_each_reader_though_counts_are_kept(
    course, ada, prof, shelf, as_user
):
    publish(course, ada, "So (Freeze 1), (Tucker 3).")

    staff, student = (as_user(who).get(address(course)) for who in (prof, ada))
    ada.name = "Ada Renamed"
    ada.save()
    again = as_user(prof).get(address(course))

    assert [pair.names for pair in staff.context["pairs"]] == [("Ada Writer",)]
    assert [pair.names for pair in student.context["pairs"]] == [()]
    assert [pair.names for pair in again.context["pairs"]] == [("Ada Renamed",)]


def test_a_bracket_stands_under_its_pages():
    strip = make_strip("1", "40", {}, cells=40, step=10)

    assert [(b.x, b.end) for b in strip.brackets([(11, 20), (90, 99)])] == [(100, 199)]


def test_now_is_a_week_too(course, ada, shelf):
    publish(course, ada, "So (Freeze 1).", at=timezone.now())

    assert heat(course) == {"Russia": [1]}
