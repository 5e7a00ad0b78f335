"""Files → the pages of a source, with their labels. Plain Python: no Django.

`extract(data)` runs a process of its own, within limits of time and memory: what it
reads comes from outside, and readers of such files can be made to run for ever.
"""

from citations.quotations.extract.process import extract
from citations.quotations.extract.types import BadText, Extracted, Form, Limits, Problem

__all__ = ["BadText", "Extracted", "Form", "Limits", "Problem", "extract"]
