"""The classroom's tables."""

from blog.models.assignment import Assignment, Reading
from blog.models.comment import Comment
from blog.models.course import Course, Invitation, Membership, Section
from blog.models.job import Job
from blog.models.post import Authorship, Draft, Figure, Post, Revision

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
