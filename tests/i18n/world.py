"""The one world of tests/world in Greek: every Latin letter on a page is the site's own."""

from __future__ import annotations

from django.core.files.base import ContentFile

from citations.exchange.imports import texts as import_texts
from tests import world
from tests.world import Words, World
from tests.world.acts import a_picture

PASSWORD = "ένας μακρύς περίπατος"
BODY = """<p>Η πόρτα άνοιξε (Φρήζος 407). Και έκλεισε (Φρήζος 999). Ένας έλεγε
(Τάκερος 12).<span class="footnote">Και εδώ (Τάκερος 13).</span> Άλλος είπε (Μπράουν 33). Είπε και χρονιά (Φρήζος 1999, 12).</p>
<p>“Ποτέ δεν θα φύγω από εδώ λοιπόν φίλε μου” είπε.</p><p>“Χωρίς τέλος</p>"""

QUOTING = """<p>“Οι εργάτες περίμεναν στην ουρά για το ψωμί” (Φρήζος 407).</p>
<p>“Οι εργάτες περίμεναν στην ουρά για το ψωμί” (Φρήζος 12).</p>
<p>“Οι εργάτες περίμεναν στην ουρά για το ψωμί” (Φρήζος).</p>
<p>“Οι εργάτες ποτέ περίμεναν στην ουρά για το νερό” (Φρήζος 407).</p>
<p>“ψωμί” (Φρήζος 12). “Κάτι άλλο που δεν το είπε κανείς πουθενά” (Φρήζος 407).</p>
<p>“χωρίς να το ξέρει κανείς. Μια σελίδα που δεν έχει αριθμό” (Φρήζος 12).</p>"""
"""A quotation for each thing that is said about one."""

NAMES = {
    "ada": "Άδα Γραφή",
    "ben": "Βενιαμίν Φίλος",
    "bea": "Βεατρίκη Πέμπτη",
    "olga": "Όλγα Θεατή",
    "tess": "Τερψιχόρη Βοηθού",
    "theo": "Θεόδωρος Βοηθός",
    "tara": "Τασία Βοηθού",
    "prof": "Ψωμιάδου Ωραία",
    "gone": "Γιώργος Φευγάτος",
    "mia": "Μαρία Περσινή",
    "elsa": "Έλσα Αλλού",
    "otto": "Νίκη Νέα",
    "admin": "Διαχειριστής Ένας",
    "coded": "Κώστας Κωδικός",
    "unverified": "Αβέβαιος Νέος",
}
TEXTS = {
    "course": "Ρωσία του αιώνα",
    "code": "242",
    "term": "Φθινόπωρο",
    "description": "Μια τάξη που γράφει.",
    "section a": "Τμήμα Α",
    "section b": "Τμήμα Β",
    "assignment": "Άσκηση",
    "guidelines html": "<p>Γράψτε για <em>ένα</em> δωμάτιο.</p>",
    "given": "Α.",
    "freeze": "Φρήζος",
    "freeze title": "Ρωσία",
    "freeze alias": "Το βιβλίο",
    "twice": "Τάκερος",
    "life title": "Βίος",
    "art title": "Τέχνη",
    "free": "Ωκεανός",
    "free title": "Κανείς",
    "free alias": "Τίποτα",
    "long": "Επιτροπή",
    "long title": "Πρακτικά",
    "author": "Μελετητής",
    "book": "Μελέτη",
    "suggested": "Μια μελέτη",
    "note": "Στο γραφείο μου.",
    "reason": "Το έχουμε.",
    "import": "Εισαγωγή",
    "file": "αρχείο",
    "pagetext": "Οι εργάτες περίμεναν στην ουρά για το ψωμί χωρίς να το ξέρει κανείς.",
    "previewtext": "Οι εργάτες περίμεναν στην ουρά για το ψωμί πάλι.",
    "openpage": "Οι εργάτες περίμεναν στην ουρά για το νερό.",
    "page without a number": "Μια σελίδα που δεν έχει αριθμό.",
    "rights": "Δημόσιο",
    "trouble": "Δεν έγινε.",
    "marker": "(Φρήζος 352)",
    "essay": "Η πόρτα άνοιξε",
    "essay title": "Η Πόρτα",
    "essay html": BODY + QUOTING,
    "standfirst": "Ποιος ακούει;",
    "excerpt": "Λόγια της πόρτας.",
    "draft html": BODY + QUOTING,
    "drafttitle": "Πρόχειρο",
    "earlier": "Το παράθυρο άνοιξε",
    "newer": "Η σόμπα άναψε",
    "newertitle": "Η Σόμπα",
    "alt": "Πόρτα",
    "caption": "Μια πόρτα",
    "credit": "Α. Γ.",
    "comment": "Καλό αυτό",
    "agreed": "Το λέει εκεί",
    "removed": "Τίποτα",
    "typed": "πύλη",
    "difference": "πόρτα",
    "remark": "παράθυρο",
    "item": "Δοκίμιο",
    "spare item": "Άλλο",
    "feedback": "Ακόμη.",
    "released": "Καλή δουλειά.",
    "other feedback": "Αλλού.",
    "disclosure": "Το ζήτησε η ίδια.",
}


class Greek(Words):
    """Not a Latin letter in what people type."""

    def join_code(self, slug: str) -> str:
        """Digits, but not the slug alone."""
        return f"7{slug:0>7}"


def make_world() -> World:
    """Everything, with every state some page shows."""
    slugs = {"current": "1917", "empty": "1918", "archived": "1919"}
    made = world.make_world(Greek(TEXTS, NAMES, slugs, PASSWORD))
    _imports(made)
    return made


def _imports(made: World) -> None:
    """Everything there is to say about a file and its records."""
    for batch in made.imports.values():
        batch.notes = [[code, "ζ"] for code in import_texts.OF_FILES]
        batch.save(update_fields=["notes"])
    ready = made.imports["ready"]
    for position, code in enumerate(import_texts.PROBLEMS, 100):
        ready.records.create(
            position=position, line=1, state="bad", shown="ζ", problem=[code, "ζ"]
        )
    ready.records.filter(state="new").update(
        notes=[[code, "ζ"] for code in import_texts.NOTES]
        + [["cut", name] for name in import_texts.FIELDS]
    )


def picture() -> ContentFile[bytes]:
    """A small PNG, as if uploaded."""
    return ContentFile(a_picture(), name="a.png")
