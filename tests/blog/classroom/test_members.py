"""How people get into a course, and what teachers do about members."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from blog.classroom.models import Course, Invitation, Membership
from blog.classroom.services import courses as course_services
from blog.classroom.services import members
from tests.at_once import at_once
from tests.factories import make_course, make_member, make_section, make_user


def link_in_mail(message) -> str:
    return re.search(r"http://testserver(/invitations/\S+)", message.body).group(1)


def invite(client, course, emails, **fields):
    return client.post(
        reverse("blog:invitation-create", args=[course.slug]),
        {"emails": emails, "role": "student", **fields},
    )


def test_the_members_page_lists_by_surname_and_is_the_teachers(
    course, ada, ben, prof, as_user
):
    page = as_user(prof).get(reverse("blog:member-list", args=[course.slug]))

    names = [member.user.name for member in page.context["people"].items]
    assert names == ["Ben Classmate", "Prof Teacher", "Ada Writer"]
    url = reverse("blog:member-list", args=[course.slug])
    assert as_user(ada).get(url).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_members_page_costs_the_same_however_long(
    count, course, prof, as_user, django_assert_num_queries
):
    for _ in range(count):
        make_member(course, section=make_section(course))
    client = as_user(prof)
    url = reverse("blog:member-list", args=[course.slug])
    client.get(url)

    with django_assert_num_queries(8):
        client.get(url)


def test_an_invitation_is_claimed_by_its_link_and_only_once(
    course, prof, outsider, as_user
):
    section = make_section(course, "Monday")
    invite(as_user(prof), course, "New@Example.org", section=section.pk)
    link = link_in_mail(mail.outbox[0])

    page = as_user(outsider).get(link)
    as_user(outsider).post(link)
    again = as_user(make_user()).post(link)

    member = Membership.objects.get(course=course, user=outsider)
    assert "You are invited" in page.content.decode()
    assert (member.role, member.section) == ("student", section)
    assert again.status_code == 404
    assert mail.outbox[0].to == ["new@example.org"]


def test_an_invitation_is_not_claimed_by_typing_the_address(course, prof, as_user):
    invite(as_user(prof), course, "new@example.org")
    squatter = make_user(email="new@example.org")
    invitation = Invitation.objects.get()

    url = reverse("blog:invitation-accept", args=[invitation.pk])

    assert as_user(squatter).post(url).status_code == 404
    squatter.emailaddress_set.create(
        email="new@example.org", verified=True, primary=True
    )
    assert as_user(squatter).post(url).status_code == 302
    assert Membership.objects.filter(user=squatter, course=course).exists()


def test_a_revoked_or_old_invitation_opens_nothing(course, prof, outsider, as_user):
    (sent,) = members.invite(
        course,
        emails=["a@example.org"],
        role="student",
        section=None,
        invited_by=prof,
    )
    url = reverse("blog:invitation-claim", args=[sent.token])
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert as_user(outsider).get(url).status_code == 404
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1))

    as_user(prof).post(
        reverse("blog:invitation-revoke", args=[course.slug, sent.invitation.pk])
    )

    assert as_user(outsider).post(url).status_code == 404
    assert not Membership.objects.filter(user=outsider).exists()


def offer(course, prof, email="a@example.org"):
    """An invitation as its link has just opened it."""
    (sent,) = members.invite(
        course, emails=[email], role="student", section=None, invited_by=prof
    )
    return members.open_invitation(sent.token)


@pytest.mark.parametrize("what", ["taken", "revoked", "run out", "course archived"])
def test_an_invitation_that_closes_after_it_was_looked_up_lets_nobody_in(
    what, course, prof, outsider
):
    seen = offer(course, prof)
    if what == "taken":
        members.claim(offer(course, prof), make_user())
    elif what == "revoked":
        members.revoke(Invitation.objects.get())
    elif what == "run out":
        Invitation.objects.update(expires_at=timezone.now())
    else:
        course_services.archive_course(course)
    there = Membership.objects.count()

    with pytest.raises(members.ClosedDoor):
        members.claim(seen, outsider)

    assert Membership.objects.count() == there


@pytest.mark.parametrize("way", ["link", "address"])
def test_whoever_comes_too_late_for_a_place_is_told_so(
    way, course, prof, as_user, monkeypatch
):
    late = make_user(email="late@example.org")
    late.emailaddress_set.create(email=late.email, verified=True, primary=True)
    invitation = offer(course, prof, late.email)
    looked_up = members.claim

    def taken_in_between(seen, user):
        members.revoke(seen)
        return looked_up(seen, user)

    monkeypatch.setattr(members, "claim", taken_in_between)
    monkeypatch.setattr(members, "token_hash", lambda _typed: invitation.token_hash)
    url = (
        reverse("blog:invitation-claim", args=["token"])
        if way == "link"
        else reverse("blog:invitation-accept", args=[invitation.pk])
    )

    answer = as_user(late).post(url)

    assert answer.status_code == 404
    assert "This invitation no longer works" in answer.content.decode()
    assert not Membership.objects.filter(user=late).exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_open_one_invitation_at_once_are_one_member(course, prof):
    for number in range(5):
        seen = offer(course, prof, f"a{number}@example.org")
        people = [make_user(), make_user()]

        problems = at_once(*(partial(members.claim, seen, person) for person in people))

        assert [type(problem) for problem in problems] == [members.ClosedDoor]
        (member,) = Membership.objects.filter(course=course, user__in=people)
        assert Invitation.objects.get(pk=seen.pk).accepted_by == member.user


@pytest.mark.parametrize("what", ["switched off", "renewed", "archived"])
def test_a_link_that_closes_after_it_was_opened_lets_nobody_in(
    what, course, outsider, as_user, monkeypatch
):
    join = members.join

    def closed_in_between(opened, user, **fields):
        if what == "switched off":
            course_services.switch_join(course, is_open=False)
        elif what == "renewed":
            course_services.renew_join_code(course)
        else:
            Course.objects.update(state="archived")
        return join(opened, user, **fields)

    monkeypatch.setattr(members, "join", closed_in_between)

    url = reverse("blog:join", args=[course.join_code])

    answer = as_user(outsider).post(url, {"sent": "by a form"})

    assert answer.status_code == 404
    assert "No course has this code" in answer.content.decode()
    assert not Membership.objects.filter(user=outsider).exists()


@pytest.mark.parametrize(
    ("emails", "says"),
    [
        ("not an address", "Not an e-mail address"),
        (f"{'a' * 60}@{'b.' * 100}example.org", "Not an e-mail address"),  # too long
        ("", "This field is required"),
        ("ada@example.org", "Already in this course"),
        ("a@x.org\n" * 1 + "\n".join(f"p{n}@x.org" for n in range(101)), "at most 100"),
    ],
)
def test_a_wrong_address_is_named_and_nothing_is_lost(
    emails, says, course, ada, prof, as_user
):
    answer = invite(as_user(prof), course, emails)

    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert emails.split("\n")[0] in answer.content.decode()
    assert mail.outbox == []


def test_joining_by_code_asks_for_the_section(course, outsider, as_user):
    section = make_section(course, "Monday")
    client = as_user(outsider)
    typed = client.post(reverse("blog:join-code"), {"code": f" {course.join_code} "})
    url = reverse("blog:join", args=[course.join_code])

    missing = client.post(url, {})
    client.post(url, {"section": section.pk})

    assert typed.status_code == 302
    assert missing.status_code == 400
    member = Membership.objects.get(course=course, user=outsider)
    assert (member.role, member.section) == ("student", section)


def test_a_link_that_is_off_or_renewed_opens_nothing(course, prof, outsider, as_user):
    url = reverse("blog:join", args=[course.join_code])
    teacher = as_user(prof)

    teacher.post(reverse("blog:join-link-switch", args=[course.slug]), {"open": "0"})
    off = as_user(outsider).post(url)
    teacher.post(reverse("blog:join-link-switch", args=[course.slug]), {"open": "1"})
    teacher.post(reverse("blog:join-link-renew", args=[course.slug]))
    renewed = as_user(outsider).post(url)

    assert (off.status_code, renewed.status_code) == (404, 404)
    assert not Membership.objects.filter(user=outsider).exists()


def test_a_withdrawn_member_is_not_let_in_by_the_link(course, ada, member_of, as_user):
    members.withdraw(member_of(ada))

    answer = as_user(ada).post(reverse("blog:join", args=[course.join_code]))

    assert answer.status_code == 403
    assert member_of(ada).is_active is False
    assert as_user(ada).get(course.get_absolute_url()).status_code == 404


def test_the_last_instructor_stays(course, prof, member_of, as_user):
    client, pk = as_user(prof), member_of(prof).pk

    client.post(reverse("blog:member-withdraw", args=[course.slug, pk]))
    answer = client.post(
        reverse("blog:member-edit", args=[course.slug, pk]), {"role": "student"}
    )

    assert answer.status_code == 400
    assert "Nobody would be left to teach" in answer.content.decode()
    assert (member_of(prof).role, member_of(prof).is_active) == ("instructor", True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["withdraw", "demote"])
def test_two_instructors_who_remove_each_other_at_once_leave_one(way, course):
    for _ in range(5):
        pair = [make_member(course, role="instructor") for _ in range(2)]

        def remove(member):
            if way == "withdraw":
                return members.withdraw(member)
            return members.change_member(
                member, role="student", section=None, assists=[], assists_all=True
            )

        problems = at_once(*(partial(remove, member) for member in pair))

        assert [type(problem) for problem in problems] == [members.LastInstructor]
        teaching = Membership.objects.active().filter(role="instructor")
        assert teaching.count() == 1
        teaching.update(is_active=False)


def test_a_member_becomes_an_assistant_of_one_section(
    course, ada, prof, member_of, as_user
):
    one, _other = make_section(course), make_section(course)
    url = reverse("blog:member-edit", args=[course.slug, member_of(ada).pk])

    nothing = as_user(prof).post(url, {"role": "assistant"})
    as_user(prof).post(url, {"role": "assistant", "assists": [one.pk]})

    member = member_of(ada)
    assert nothing.status_code == 400
    assert (member.role, member.assists_all) == ("assistant", False)
    assert list(member.assists.all()) == [one]


def test_a_section_of_another_course_cannot_be_chosen(
    course, ada, prof, member_of, as_user
):
    foreign = make_section(make_course())
    url = reverse("blog:member-edit", args=[course.slug, member_of(ada).pk])

    answer = as_user(prof).post(url, {"role": "student", "section": foreign.pk})

    assert answer.status_code == 400
    assert member_of(ada).section is None


def test_an_archived_course_changes_nothing(course, ada, prof, member_of, as_user):
    as_user(prof).post(reverse("blog:course-archive", args=[course.slug]))

    url = reverse("blog:member-withdraw", args=[course.slug, member_of(ada).pk])

    assert as_user(prof).post(url).status_code == 403
    assert member_of(ada).is_active
