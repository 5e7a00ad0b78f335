"""The classroom's tables, for Django alone: code imports them from their rooms."""

from blog.assignments.models import Assignment, Reading
from blog.classroom.models import Course, Invitation, Membership, Section
from blog.discussion.models import Comment
from blog.essays.models import Authorship, Draft, Figure, Post, Revision
from blog.jobs.models import Job

__all__ = [
    "Assignment",
    "Authorship",
    "Comment",
    "Course",
    "Draft",
    "Figure",
    "Invitation",
    "Job",
    "Membership",
    "Post",
    "Reading",
    "Revision",
    "Section",
]
