"""Words that make a name in a sentence the one who says something there."""

from __future__ import annotations

_REGULAR = [
    "acknowledge",
    "add",
    "admit",
    "affirm",
    "analyze",
    "analyse",
    "argue",
    "assert",
    "assess",
    "attest",
    "capture",
    "caution",
    "characterize",
    "characterise",
    "chronicle",
    "claim",
    "clarify",
    "comment",
    "concede",
    "conclude",
    "confirm",
    "consider",
    "contend",
    "criticize",
    "declare",
    "define",
    "demonstrate",
    "depict",
    "describe",
    "detail",
    "discuss",
    "document",
    "elaborate",
    "emphasize",
    "emphasise",
    "estimate",
    "examine",
    "explain",
    "explore",
    "express",
    "highlight",
    "hypothesize",
    "identify",
    "illustrate",
    "imply",
    "indicate",
    "insist",
    "label",
    "lament",
    "maintain",
    "mention",
    "narrate",
    "note",
    "observe",
    "outline",
    "portray",
    "posit",
    "present",
    "propose",
    "quote",
    "recall",
    "recount",
    "reflect",
    "relate",
    "remark",
    "remind",
    "report",
    "reveal",
    "state",
    "stress",
    "suggest",
    "summarize",
    "summarise",
    "trace",
    "underline",
    "underscore",
    "warn",
    "acknowledge",
    "credit",
    "attribute",
    "contrast",
    "connect",
    "interpret",
    "judge",
    "reason",
    "theorize",
    "speculate",
    "stipulate",
    "surmise",
]
_IRREGULAR = {
    "write": ("writes", "wrote", "written", "writing"),
    "show": ("shows", "showed", "shown", "showing"),
    "find": ("finds", "found", "found", "finding"),
    "hold": ("holds", "held", "held", "holding"),
    "see": ("sees", "saw", "seen", "seeing"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "cite": ("cites", "cited", "cited", "citing"),
}
_SPEECH = {
    "say": ("says", "said", "said", "saying"),
    "call": ("calls", "called", "called", "calling"),
    "tell": ("tells", "told", "told", "telling"),
    "believe": ("believes", "believed", "believed", "believing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "declare": ("declares", "declared", "declared", "declaring"),
    "announce": ("announces", "announced", "announced", "announcing"),
    "proclaim": ("proclaims", "proclaimed", "proclaimed", "proclaiming"),
    "ask": ("asks", "asked", "asked", "asking"),
    "agree": ("agrees", "agreed", "agreed", "agreeing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "deny": ("denies", "denied", "denied", "denying"),
}
"""What people of the past did as well: in the past tense these are no sign by themselves."""
_ALSO_SPEECH = [
    "advise", "advocate", "allege", "answer", "assume", "blame", "boast", "caricature",
    "celebrate", "challenge", "complain", "concur", "condemn", "conjecture",
    "contradict", "convey", "counter", "critique", "deduce", "defend", "deplore",
    "disagree", "dismiss", "dispute", "distinguish", "doubt", "echo", "endorse",
    "envision", "evoke", "exclaim", "generalize", "hint", "imagine", "infer", "invoke",
    "justify", "liken", "mock", "notice", "object", "ponder", "postulate", "praise",
    "predict", "presume", "protest", "prove", "qualify", "question", "realize",
    "recognize", "recognise", "recommend", "refute", "regard", "reiterate", "reject",
    "remember", "repeat", "reply", "respond", "retell", "sketch", "specify", "suspect",
    "testify", "urge", "view", "wonder", "worry", "diagnose", "dissect", "romanticize",
]  # fmt: skip
"""The same, with regular forms."""
_WITH = {
    "point": ("out", "to"),
    "bring": ("up",),
    "put": ("it",),
    "refer": ("to",),
    "talk": ("about",),
    "speak": ("of", "about"),
    "touch": ("on", "upon"),
    "focus": ("on",),
    "draw": ("attention",),
    "make": ("clear", "the", "it"),
    "lay": ("out",),
    "set": ("out",),
    "sum": ("up",),
    "allude": ("to",),
    "comment": ("on", "that"),
    "compare": ("this", "it", "these", "him", "her", "them"),
    "machen": ("darauf", "deutlich"),
}
_WITH_FORMS = {
    "bring": ("brings", "brought", "bringing"),
    "put": ("puts", "put", "putting"),
    "speak": ("speaks", "spoke", "speaking"),
    "draw": ("draws", "drew", "drawing"),
    "make": ("makes", "made", "making"),
    "lay": ("lays", "laid", "laying"),
    "set": ("sets", "set", "setting"),
    "sum": ("sums", "summed", "summing"),
    "allude": ("alludes", "alluded", "alluding"),
    "machen": ("macht", "machte", "machend"),
}
_RUSSIAN_PRESENT = [
    "pishet",
    "otmechaet",
    "utverzhdaet",
    "schitaet",
    "ukazyvaet",
    "podcherkivaet",
    "zamechaet",
    "govorit",
    "opisyvaet",
    "obiasniaet",
    "dokazyvaet",
    "pokazyvaet",
    "polagaet",
    "rasskazyvaet",
    "zakliuchaet",
    "nazyvaet",
    "soobshchaet",
    "dobavliaet",
    "otvechaet",
    "otvechaiut",
    "pishut",
    "otmechaiut",
    "schitaiut",
    "utverzhdaiut",
    "ukazyvaiut",
    "polagaiut",
]
_ROMANCE_PRESENT = [
    # French
    "affirme", "ajoute", "avance", "conclut", "constate", "decrit", "definit",
    "ecrit", "estime", "evoque", "explique", "insiste", "montre",
    "raconte", "rappelle", "remarque", "souligne", "soutient", "suggere",
    # Spanish and Portuguese
    "afirma", "advierte", "argumenta", "asegura", "comenta", "concluye", "conclui",
    "destaca", "escribe", "escreve", "explica", "indica", "menciona", "mostra", "muestra",
    "nota", "observa", "plantea", "recuerda", "relata", "senala", "sostiene", "subraya",
    "sugiere", "sustenta",
    # Of several
    "affirment", "montrent", "soulignent", "soutiennent", "estiment", "expliquent",
    "afirman", "argumentan", "destacan", "muestran", "observan", "senalan",
    "sostienen", "explican", "sostengono", "affermano", "osservano", "mostrano",
    # Italian
    "afferma", "aggiunge", "descrive", "osserva", "racconta", "scrive", "spiega",
    "sottolinea",
]  # fmt: skip
_GERMAN_PRESENT = [
    "argumentiert", "behauptet", "bemerkt", "beschreibt", "betont", "definiert",
    "erklart", "erzahlt", "folgert", "formuliert", "konstatiert", "kritisiert", "meint",
    "nennt", "schildert", "schreibt", "unterscheidet", "unterstreicht", "vermutet",
    "zeigt", "fragt", "zufolge", "behaupten", "betonen", "meinen", "schreiben", "argumentieren",
]  # fmt: skip
"""Folded, and none of them an English word of another meaning."""
_RUSSIAN_PAST = ["pisal", "pisala", "otmechal", "otmechala", "utverzhdal", "utverzhdala", "ukazyval", "zametil", "podcherkival"]  # fmt: skip


def _forms(base: str) -> tuple[str, str, str, str]:
    """(argues, argued, argued, arguing)"""
    if base.endswith("e"):
        return base + "s", base + "d", base + "d", base[:-1] + "ing"
    if base.endswith("y"):
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    doubled = base + base[-1] if base in {"admit", "quip"} else base
    return base + ending, doubled + "ed", doubled + "ed", doubled + "ing"


_SCHOLARLY = {base: _forms(base) for base in _REGULAR} | _IRREGULAR

_SPEECH |= {base: _forms(base) for base in _ALSO_SPEECH}

PRESENT: set[str] = {f[0] for f in (*_SCHOLARLY.values(), *_SPEECH.values())}
PRESENT |= {f[3] for f in (*_SCHOLARLY.values(), *_SPEECH.values())}
PRESENT |= {*_RUSSIAN_PRESENT, *_ROMANCE_PRESENT, *_GERMAN_PRESENT}
"""“Freeze argues”, “Freeze arguing”."""
FOREIGN = {*_RUSSIAN_PRESENT, *_ROMANCE_PRESENT, *_GERMAN_PRESENT}
"""“Zu Recht betont Weber”: they may stand before the name."""
BASE = {*_SCHOLARLY, *_SPEECH}
"""“Evans and Gamman argue”, “goes on to say”."""
PAST = {f[1] for f in _SCHOLARLY.values()} - {"saw", "held", "found"} | set(
    _RUSSIAN_PAST
)
"""“Freeze argued”."""
RESEARCHED = {
    "found", "compared", "tested", "measured", "studied", "interviewed", "surveyed",
    "investigated", "recorded", "counted", "analysed", "analyzed", "asked",
}  # fmt: skip
"""“Hirano found”: of a scholar, what is in the work."""
SPOKE = {f[1] for f in _SPEECH.values()} | RESEARCHED
"""“Lenin said”."""
PARTICIPLES = {f[2] for f in (*_SCHOLARLY.values(), *_SPEECH.values())} | {"put"}
"""“as argued by Freeze”."""
WITH: dict[str, tuple[str, ...]] = {}
"""“points”: “out”; the verb says something only with the word behind it."""
for _base, _behind in _WITH.items():
    for _form in (_base, *(_WITH_FORMS.get(_base) or _forms(_base))):
        WITH[_form] = _behind

WITH_PAST = {forms[1] for forms in _WITH_FORMS.values()} - {"put", "set"}
WITH_PAST |= {_forms(base)[1] for base in _WITH if base not in _WITH_FORMS}
"""“spoke of”: as with “said”, the past of a name may be history."""

BETWEEN = {
    "also", "further", "then", "even", "again", "later", "first", "thus", "therefore",
    "himself", "herself", "themselves", "has", "have", "does", "did", "do", "would",
    "goes", "go", "on", "to", "who", "once", "often", "always", "too", "had", "tozhe",
    "takzhe", "here", "rather", "perhaps", "will", "can", "may", "might", "seems",
}  # fmt: skip
"""Words that may stand between a name and its verb; so may any that end in -ly."""
AND_OTHERS = {
    "et", "al", "and", "others", "colleagues", "team", "coauthors", "co-authors", "her",
    "his", "their", "students",
}  # fmt: skip
"""“Simard and her colleagues report”."""
NO_VERB_BEFORE = {"of", "were", "was", "are", "is", "have", "had", "survive", "from"}
"""“Freeze notes of the film”: what stands before these may be a noun."""
NOUNS = {
    "notes", "claims", "states", "reports", "details", "documents", "labels", "shows",
    "finds", "traces", "quotes", "chronicles", "highlights", "outlines", "contrasts",
    "reasons", "attributes", "credits", "cautions", "comments", "points", "estimates",
    "advocates", "answers", "challenges", "complaints", "counters", "critiques",
    "doubts", "echoes", "hints", "notices", "objects", "protests", "questions",
    "replies", "sketches", "suspects", "views", "worries", "disputes", "urges",
}  # fmt: skip
ONLY_VERBS = PRESENT - NOUNS
"""“It was cold, writes Freeze.”"""
READERS = {"we", "one", "you", "i", "readers"}
"""“As we see in Seventeen Moments”."""
NO_SUBJECT_BEHIND = {"of", "about", "against", "to", "with"}
"""“the story of Khrushchev shows”: it is not he who shows."""
WORK_NOUNS = {
    "module", "source", "site", "website", "essay", "article", "page", "book", "film",
    "movie", "archive", "database", "entry", "text", "novel", "chapter", "account",
    "work", "study", "analysis", "history", "argument", "research", "project",
    "documentary", "piece", "passage", "collection", "exhibit", "textbook", "reading",
    "paper", "report", "review", "survey",
}  # fmt: skip
"""“the Seventeen Moments module explains”, “Freeze’s book argues”."""
PEOPLE_NOUNS = {
    "the", "historian", "historians", "professor", "author", "scholar", "dr", "mr",
    "ms", "mrs", "critic", "writer", "researcher", "both", "scholars", "this", "our",
    "istorik", "sociologist", "economist", "journalist", "philosopher",
}  # fmt: skip
VIEW_NOUNS = {"words", "view", "opinion", "account", "estimation", "telling", "reading", "estimate", "terms", "phrase"}  # fmt: skip
PRONOUNS = {"he", "she", "they", "author", "book", "text", "essay", "article", "narrator", "textbook"}  # fmt: skip
"""Who may say something that was named before."""
