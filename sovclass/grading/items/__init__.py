"""What of an assignment is graded."""
