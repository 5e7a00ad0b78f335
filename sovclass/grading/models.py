"""The tables of grades, for Django alone: code imports them from their rooms."""

from sovclass.grading.feedback.models import FeedbackDisclosure
from sovclass.grading.grades.models import Feedback, Grade, GradeEvent
from sovclass.grading.items.models import GradeItem

__all__ = ["Feedback", "FeedbackDisclosure", "Grade", "GradeEvent", "GradeItem"]
