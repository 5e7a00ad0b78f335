"""What happens to texts and their citations.

Three steps, so that callers can keep their transactions short:
`read_html` (`reading`: pure work and a few reads) → `record` (`recording`: the writes) →
`works_cited` (`works`: a subprocess, never inside a transaction).
"""

from citations.services.counting import change_counts, lock_sources
from citations.services.deciding import decide, undecide
from citations.services.reading import ReadText, read_html
from citations.services.recording import (
    delete_citations,
    forget,
    record,
    record_again,
    retire,
)
from citations.services.sentences import sentence_around
from citations.services.shelved import StoredShelf, shelf_of
from citations.services.sources import (
    KeyTaken,
    SourceInUse,
    StaleSource,
    add_source,
    change_source,
    delete_source,
)
from citations.services.works import Works, kept_works_cited, works_cited

__all__ = (
    "KeyTaken",
    "ReadText",
    "SourceInUse",
    "StaleSource",
    "Works",
    "add_source",
    "change_counts",
    "change_source",
    "decide",
    "delete_citations",
    "delete_source",
    "forget",
    "kept_works_cited",
    "lock_sources",
    "read_html",
    "record",
    "record_again",
    "retire",
    "sentence_around",
    "StoredShelf",
    "shelf_of",
    "undecide",
    "works_cited",
)
