"""The tables of citations, for Django alone: code imports them from their rooms."""

from citations.documents.models import (
    Citation,
    CitationDecision,
    Document,
    DocumentLine,
)
from citations.exchange.imports.models import Import, ImportRecord
from citations.library.models import FormattedWorks, Library, Source
from citations.quotations.models import (
    QuotationCheck,
    SourcePage,
    SourceText,
    TextUpload,
)

__all__ = [
    "Citation",
    "CitationDecision",
    "Document",
    "DocumentLine",
    "FormattedWorks",
    "Import",
    "ImportRecord",
    "Library",
    "QuotationCheck",
    "Source",
    "SourcePage",
    "SourceText",
    "TextUpload",
]
