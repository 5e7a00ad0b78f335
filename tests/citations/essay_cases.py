"""Invented texts in which what a place means is said somewhere else in them."""

from __future__ import annotations

from citations.reading.types import ShelfSource


def work(key: str, names: str = "", title: str = "", **more) -> ShelfSource:
    families = tuple(name.strip() for name in names.split(";") if name.strip())
    return ShelfSource(id=key, family_names=families, title=title, **more)


SHELF = [
    work("harbour", "Quill", "The Harbour Year", given_names=("Mara",), year="1988", last_page="312"),
    work("tin", "Brandt", "Tin", given_names=("Oskar",), year="1961"),
    work("prince", "Hollis", "The Salt Prince", given_names=("Edmund",), year="1612"),
    work("duke", "Hollis", "The Duke of Reeds", given_names=("Edmund",), year="1609"),
    work("ferry", "Okoro", "Ferries: A Social History", given_names=("Ada",), year="2004", last_page="240"),
    work("mills", "Tamm; Sorel; Vidal; Ek", "Counting Mills", year="2011"),
    work("board", "National Board of Harbours", "Harbour Report", year="2015"),
    work("alpha", "Lindau", "Alpha Lines", year="2001"),
    work("beta", "Lindau", "Beta Lines", year="2001"),
    work("annk", "Keller", "Ropes", given_names=("Ann",), year="1990"),
    work("site", "", "Port", type="entry-dictionary", leads=("Tidewords.org",)),
    work("saga", "Aldis", "The Saga of Reeds", others=("Lowe-Hart",)),
    work("bible", "", "The Holy Bible: New International Version", year="2011"),
    work("koran", "", "The Qur’an", year="2004"),
    work("epistle", "Moor", "The Epistle to the Romans", year="1996"),
    work("marsh", "", "Marsh v Dunn", type="legal_case", year="1932"),
    work("act", "", "Harbours Act 1988", type="legislation", year="1988"),
    work("bobk", "Keller", "Knots", given_names=("Robert",), year="1991"),
]  # fmt: skip

FAR = [
    # (text, [(marker, source, place, reason)])
    ("Quill believes the sea decides. Nobody in town says so (89).", [("(89)", "harbour", "89", "spoke-before")]),
    ("The Harbour Year is by Mara Quill. The girl is “a clerk of the tides” (Quill 15).\nLater she sells the boat: “I took eight coins for it” (26).", [("(26)", "harbour", "26", "only-work")]),
    ("The Harbour Year opens in fog.\n“I was a clerk of the tides” (3). The girl tells nobody.\nAt last she leaves: “the boat was gone” (301).", [("(3)", "harbour", "3", "only-work"), ("(301)", "harbour", "301", "only-work")]),
    ("The strike failed (Okoro 34). Brandt notes that the owners paid for it. It seems they also paid for “silence” (44).", [("(44)", "tin", "44", "spoke-before")]),
    ("As Okoro points out, trust was rare (Okoro, 81). In Tin, when Marten comes to town, people stare (155).", [("(155)", "tin", "155", "named-here")]),
    ("Okoro explains the matter. Ferries are something else to a boy who paints one (30).", [("(30)", "ferry", "30", "spoke-before")]),
    ("The Salt Prince opens with a trial. Egan refuses: “she is mine” (1.1.97-98).", [("(1.1.97-98)", "prince", "1.1.97-1.1.98", "named-before")]),
    ("Explain what Quill means when she states “the tide is ours.” Similarly, she states on p. 21, “it is not a tide at all.”", [("on p. 21", "harbour", "21", "spoke-before")]),
    ("Quill argues that it is made. The paragraph I like is on page 20.", [("on page 20", "harbour", "20", "spoke-before")]),
    ("Quill notes that a town turning itself into a port (44) does not grow rich.", [("(44)", "harbour", "44", "speaks-here")]),
    ("The Wet Clerk: Work in The Harbour Year\nThe Harbour Year is long, and in The Harbour Year the girl, Nessa, works. At night Nessa counts; at dawn she sees Nessa in the glass, “grey as a gull” (Quill 8).\nBrandt calls it “a ledger with a pulse” (Brandt 40). The harbour fills with boats, and Nessa counts them. She wants a lamp that has “outlived the winter” (74).", [("(74)", "harbour", "74", "main-work")]),
    ("The Salt Prince (Hollis) is a play. The prince “is salt” (2.3.1).", [("(2.3.1)", "prince", "2.3.1", "named-before")]),
    ("Okoro argues (107) that ferries made the town.", [("(107)", "ferry", "107", "speaks-here")]),
    ("The Salt Prince is a play of two acts. In the first the prince waits (Hollis, Salt Prince 1.2.3).\nOf ferries there is more to say (Okoro 12).\nThe end is bitter: “I am salt” (2.4.9).", [("(2.4.9)", "prince", "2.4.9", "only-play")]),
]  # fmt: skip
"""Places that take their work from further off."""

UNSURE = [
    # (text, marker): at most possible
    ("The town had a mayor (Quill 12). It had ferries as well (Okoro 30).\nA day began with “a bell and a whistle” (77).", "(77)"),
    ("The Harbour Year and Tin were read together.\nSomebody calls it “a long wet year” (19).", "(19)"),
    ("Okoro weighs the debt of one port (0.39) and of another (0.32).", "(0.39)"),
    ("The vote was close.\nAll the members were there (15).", "(15)"),
    ("Quill notes that the clerks (44) were paid last.", "(44)"),
    ("A page of the form is missing: it is on page 3 of my report.", "page 3"),
]  # fmt: skip
"""Two works are about as likely, or it is no place at all."""

YEARS = [
    # (text, [(marker, source, place)])
    ("The lines are old (Lindau 2001a, 12). The lines are new (Lindau 2001b).", [("(Lindau 2001a, 12)", "alpha", "12"), ("(Lindau 2001b)", "beta", "")]),
    ("It is so (Lindau 2001a).\nReferences\nLindau, K. (2001a). Beta lines. Norton.\nLindau, K. (2001b). Alpha lines. Norton.", [("(Lindau 2001a)", "beta", "")]),
    ("Lindau (2001b) says that lines are new.", [("(2001b)", "beta", "")]),
    ("Okoro (2004 [1951]) says that ports are old.", [("(2004 [1951])", "ferry", "")]),
    ("Tamm, Sorel, Vidal and Ek (2011) found so.", [("(2011)", "mills", "")]),
    ("Ann Keller argues so (12). Robert Keller argues not (13).", [("(12)", "annk", "12"), ("(13)", "bobk", "13")]),
    ("The Salt Prince waits (Salt. 2.1.7).", [("(Salt. 2.1.7)", "prince", "2.1.7")]),
    ("See Okoro 2004: 33 on this.", [("Okoro 2004: 33", "ferry", "33")]),
    ("For Norway, Tamm and Sorel found so (2011: 26).", [("(2011: 26)", "mills", "26")]),
    ("The rope was long (Keller 1990, 1991).", [("Keller 1990", "annk", ""), ("1991", "bobk", "")]),
    ("The port asserts itself (Okoro 2004 [1951], 29).", [("(Okoro 2004 [1951], 29)", "ferry", "29")]),
    ("The port asserts itself (Okoro 1951/2004, 29).", [("(Okoro 1951/2004, 29)", "ferry", "29")]),
    ("It was so (A. Keller 4) and not so (R. Keller 5).", [("(A. Keller 4)", "annk", "4"), ("(R. Keller 5)", "bobk", "5")]),
]  # fmt: skip
"""Years, letters and initials that tell works of one name apart."""

LISTS = [
    # (marker, first, more)
    ("(Okoro 107, 109-11)", "107", (("109", "111"),)),
    ("(Okoro 107 and 109)", "107", (("109", "109"),)),
    ("(Okoro, pp. 12, 15–17, 20)", "12", (("15", "17"), ("20", "20"))),
    ("(Hollis, Salt Prince 1.1.91-92 and 97-98)", "1.1.91", (("1.1.97", "1.1.98"),)),
    ("(Hollis, Salt Prince I.ii. 73-74, 89-90)", "1.2.73", (("1.2.89", "1.2.90"),)),
    ("(Hollis, Salt Prince 1.3.10, 2.4.9)", "1.3.10", (("2.4.9", "2.4.9"),)),
    ("(Hollis, Salt Prince 111.1553-54)", "111", ()),
]  # fmt: skip
"""Lists of places, of which all are kept; the page and lines of a translation."""

NAMED = [
    # (text, [(marker, source, place)])
    ("Tamm et al. (2011) found that mills moved.", [("(2011)", "mills", "")]),
    ("A study by Tamm and colleagues (2011) says the same.", [("(2011)", "mills", "")]),
    ("Brandt in 1961 tested the rope.", [("Brandt in 1961 tested", "tin", "")]),
    ("Brandt’s 1961 study of tin is short.", [("Brandt’s 1961 study", "tin", "")]),
    ("By using Brandt (1971) one can plan.", [("(1971)", "tin", "")]),
    ("The National Board of Harbours (NBH, 2015) counted boats. They fell (NBH, 2015).", [("(NBH, 2015)", "board", ""), ("(NBH, 2015)", "board", "")]),
    ("Boats fell (National Board of Harbours [NBH], 2015). They rose (NBH 8).", [("(National Board of Harbours [NBH], 2015)", "board", ""), ("(NBH 8)", "board", "8")]),
    ("It was run by the National Board of Harbours (NBH).", []),
    ("The Harbour Year (hereafter HY) is long. The girl leaves (HY 15).", [("(HY 15)", "harbour", "15")]),
    ("The lines are old (Alpha Lines 15).", [("(Alpha Lines 15)", "alpha", "15")]),
    ("The lines are old (Lindau, Beta Lines 15).", [("(Lindau, Beta Lines 15)", "beta", "15")]),
    ("The mills were many (Tammm and Sorell, 2011).", [("(Tammm and Sorell, 2011)", None, "")]),
    ("Ropes were long (Quill and Nobody 12).", [("(Quill and Nobody 12)", None, "12")]),
    ("The port outweighs the town, notes Mara Quill.", [("Mara Quill", "harbour", "")]),
    ("C’est, comme l’écrit Mara Quill, une ville.", [("Mara Quill", "harbour", "")]),
    ("Okoro and Brandt have argued so.", [("Okoro", "ferry", ""), ("Brandt have argued", "tin", "")]),
    ("D’après Okoro, c’est vrai.", [("Okoro", "ferry", "")]),
    ("De acuerdo con Okoro, es así.", [("Okoro", "ferry", "")]),
    ("Okoro zufolge ist es so.", [("Okoro zufolge", "ferry", "")]),
    ("Zu Recht betont Quill den Hafen.", [("Quill", "harbour", "")]),
    ("According to Tidewords.org, a port is “a safe place”.", [("Tidewords.org", "site", "")]),
    ("He was struck down (Lowe-Hart 12).", [("(Lowe-Hart 12)", "saga", "12")]),
    ("The household name “Quill” invokes trust.", []),
    ("The ideas put forward by Mara Quill finds an echo in the film.", []),
    ("He has faith (James 2:19).", [("(James 2:19)", "bible", "2:19")]),
    ("As Romans 3:21-23 says, it is apart from the law.", [("Romans 3:21-23", "bible", "3:21-3:23")]),
    ("Women have rights (Qur’an 4:34).", [("(Qur’an 4:34)", "koran", "4:34")]),
    ("In Marsh v Dunn [1932] AC 562, the judge spoke of neighbours.", [("Marsh v Dunn [1932] AC 562", "marsh", "")]),
    ("It was settled in Marsh v. Dunn, 347 U.S. 483, 495 (1954).", [("Marsh v. Dunn, 347 U.S. 483, 495 (1954)", "marsh", "495")]),
    ("Under section 4(2) of the Harbours Act 1988 a port may close.", [("section 4(2) of the Harbours Act 1988", "act", "4(2)")]),
    ("The port was one [1, с. 5].\nReferences\n1. Quill, Mara. The Harbour Year. Norton, 1988.\n2. Brandt, Oskar. Tin. Norton, 1961.", [("[1, с. 5]", "harbour", "5")]),
    ("The port was one [1, S. 5; 2, S. 7].\nReferences\n1. Quill, Mara. The Harbour Year. Norton, 1988.\n2. Brandt, Oskar. Tin. Norton, 1961.", [("1, S. 5", "harbour", "5"), ("2, S. 7", "tin", "7")]),
]  # fmt: skip
"""Names, bodies, sites, verses and cases as whole essays have them."""
