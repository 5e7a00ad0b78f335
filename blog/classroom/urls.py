"""Courses, sections, members and the ways in."""

from django.urls import path

from blog.classroom.views import courses, join, members

site_urls = [
    path("join/", join.join_by_code, name="join-code"),
    path("join/<str:code>/", join.join_link, name="join"),
    path("invitations/<str:token>/", join.invitation_claim, name="invitation-claim"),
    path(
        "invitations/<id:pk>/accept/",
        join.invitation_accept,
        name="invitation-accept",
    ),
    path("courses/new/", courses.course_create, name="course-create"),
]
"""Outside any course."""

course_urls = [
    path("archive/", courses.course_archive, name="course-archive"),
    path("reopen/", courses.course_reopen, name="course-reopen"),
    path("members/", members.member_list, name="member-list"),
    path("members/<id:pk>/", members.member_edit, name="member-edit"),
    path("members/<id:pk>/withdraw/", members.member_withdraw, name="member-withdraw"),
    path("members/<id:pk>/restore/", members.member_restore, name="member-restore"),
    path("invitations/", members.invitation_create, name="invitation-create"),
    path(
        "invitations/<id:pk>/revoke/",
        members.invitation_revoke,
        name="invitation-revoke",
    ),
    path("join-link/renew/", members.join_link_renew, name="join-link-renew"),
    path("join-link/switch/", members.join_link_switch, name="join-link-switch"),
]
"""Below a course's address."""
