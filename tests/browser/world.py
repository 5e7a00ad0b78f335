"""The one world of tests/world with long words in it: what may stand out on a narrow
screen."""

from tests import world
from tests.world import Words

PASSWORD = "a long walk"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
ADDRESS = "https://example.org/archive/fond-17/opis-3/delo-1234567890/list-00000000001"
BODY = f"""<h2>The kitchen and the corridor</h2>
<p>It had a door (Freeze 407), and behind it “the walls had ears” (Fitzpatrick 12).
Nobody knew who listened (Nobody 6).<span class="footnote">{LONG_WORD}, or (Freeze 12).</span> See <a href="{ADDRESS}">{ADDRESS}</a>.</p>
<blockquote><p>One lived as one was seen to live (Freeze 411).</p></blockquote>
<h3>{LONG_WORD}</h3>
<ul><li>One room.</li><li>Two families.</li></ul><hr>
<ol><li><p>First (Everyday Stalinism 46).</p></li></ol>"""
PAGE = "The kitchen was the one room where they could speak. " * 12 + LONG_WORD
COMMITTEE = "letters, diaries, memoirs and minutes of the house committee"

TEXTS = {
    "section a": "Monday",
    "section b": "Thursday",
    "guidelines html": f"<p>Write about <em>one</em> room.</p><p>{ADDRESS}</p>",
    "freeze alias": LONG_WORD,
    "long": LONG_WORD,
    "long title": f"{LONG_WORD}: {COMMITTEE}",
    "address": ADDRESS,
    "book": LONG_WORD,
    "suggested": LONG_WORD,
    "note": f"On my desk. {LONG_WORD}",
    "reason": LONG_WORD,
    "import": LONG_WORD,
    "file": f"{LONG_WORD}.pdf",
    "pagetext": PAGE,
    "previewtext": PAGE,
    "rights": f"Public domain. {LONG_WORD}",
    "essay title": f"A Title with {LONG_WORD} in it",
    "essay html": BODY,
    "more html": "<p>And more.</p>",
    "draft html": BODY,
    "comment": f"The door again. {LONG_WORD}",
    "agreed": f"It says so at {ADDRESS}",
    "feedback": f"Not yet. {LONG_WORD}",
    "released": f"Good. {LONG_WORD}",
    "other feedback": f"Good. {LONG_WORD}",
}
NAMES = {"bea": f"Bartholomew {LONG_WORD}"}
SLUGS = {"current": "russia", "archived": "old"}


class LongWords(Words):
    """Where something is long, it is very long."""

    def say(self, kind, slug):
        """The course with nothing in it has a long title."""
        if (kind, slug) == ("course", "empty"):
            return f"Empty {LONG_WORD}"
        return super().say(kind, slug)

    def email(self, who):
        """Bea's does not fit into a column."""
        if who == "bea":
            return "bartholomew.featherstonehaugh-cholmondeley@students.example.org"
        return super().email(who)


def make_world():
    """Everything; ben has no password yet."""
    made = world.make_world(LongWords(TEXTS, NAMES, SLUGS, PASSWORD))
    ben = made.people["ben"]
    ben.set_unusable_password()
    ben.save(update_fields=["password"])
    return made
