"""Parts of books and of reference works."""

from tests.citations.golden.kinds import Golden, confirm, day, person, sure

WORKS = [
    Golden(  # a chapter
        {
            "id": "actors",
            "type": "chapter",
            "title": "Moscow’s Actors under Stalin",
            "author": [person("Anna", "Smith")],
            "container-title": "The Stage and the State",
            "editor": [person("Gregory L.", "Freeze")],
            "publisher": "Indiana University Press",
            "page": "101--122",
            "issued": day(2004),
        },
        sure(
            "Smith, Anna. “Moscow’s Actors under Stalin.” <i>The Stage and the "
            "State</i>, edited by Gregory L. Freeze, Indiana UP, 2004, pp. 101–22.",
            "MLA 9, 5.31; 2.90: “under” in lower case",
        ),
        sure(
            "Smith, Anna. 2004. “Moscow’s Actors Under Stalin.” In <i>The Stage and the "
            "State</i>, edited by Gregory L. Freeze. Indiana University Press.",
            "CMOS 18, 14.8: no pages; 8.160: “Under”",
        ),
        sure(
            "Smith, Anna. “Moscow’s Actors Under Stalin.” In <i>The Stage and the "
            "State</i>, edited by Gregory L. Freeze. Indiana University Press, 2004.",
            "CMOS 18, 14.8; 8.160",
        ),
        sure(
            "Smith, A. (2004). Moscow’s actors under Stalin. In G. L. Freeze (Ed.), "
            "<i>The stage and the state</i> (pp. 101–122). Indiana University Press.",
            "APA 7, 10.3 ex. 38",
        ),
    ),
    Golden(  # reprinted in an anthology
        {
            "id": "lenin",
            "type": "chapter",
            "title": "What Is to Be Done?",
            "author": [person("V. I.", "Lenin")],
            "container-title": "The Lenin Anthology",
            "editor": [person("Robert C.", "Tucker")],
            "original-date": day(1902),
            "publisher": "W. W. Norton",
            "page": "12-114",
            "issued": day(1975),
        },
        sure(
            "Lenin, V. I. “What Is to Be Done?” 1902. <i>The Lenin Anthology</i>, edited "
            "by Robert C. Tucker, W. W. Norton, 1975, pp. 12–114.",
            "MLA 9, 5.108",
        ),
        sure(
            "Lenin, V. I. (1902) 1975. “What Is to Be Done?” In <i>The Lenin "
            "Anthology</i>, edited by Robert C. Tucker. W. W. Norton.",
            "CMOS 18, 14.16",
        ),
        confirm(
            "Lenin, V. I. “What Is to Be Done?” In <i>The Lenin Anthology</i>, edited by "
            "Robert C. Tucker. 1902. W. W. Norton, 1975.",
            "CMOS 18, 14.16: the first date before the publisher",
        ),
        sure(
            "Lenin, V. I. (1975). What is to be done? In R. C. Tucker (Ed.), <i>The "
            "Lenin anthology</i> (pp. 12–114). W. W. Norton. (Original work published "
            "1902)",
            "APA 7, 10.3 ex. 42",
        ),
    ),
    Golden(  # a signed entry of an encyclopedia
        {
            "id": "stakhanovism",
            "type": "entry-encyclopedia",
            "title": "Stakhanovism",
            "author": [person("Lewis H.", "Siegelbaum")],
            "container-title": "Encyclopedia of Russian History",
            "editor": [person("James R.", "Millar")],
            "volume": "4",
            "publisher": "Macmillan Reference USA",
            "issued": day(2004),
            "page": "1456-1457",
        },
        sure(
            "Siegelbaum, Lewis H. “Stakhanovism.” <i>Encyclopedia of Russian "
            "History</i>, edited by James R. Millar, vol. 4, Macmillan Reference USA, "
            "2004, pp. 1456–57.",
            "MLA 9, 5.31; 5.51",
        ),
        confirm(
            "Siegelbaum, Lewis H. 2004. “Stakhanovism.” In <i>Encyclopedia of Russian "
            "History</i>, edited by James R. Millar, vol. 4. Macmillan Reference USA.",
            "CMOS 18, 14.132; 14.19: the editor of all volumes, then the volume",
        ),
        confirm(
            "Siegelbaum, Lewis H. “Stakhanovism.” In <i>Encyclopedia of Russian "
            "History</i>, vol. 4, edited by James R. Millar. Macmillan Reference USA, "
            "2004.",
            "CMOS 18, 14.132; 14.20",
        ),
        sure(
            "Siegelbaum, L. H. (2004). Stakhanovism. In J. R. Millar (Ed.), "
            "<i>Encyclopedia of Russian history</i> (Vol. 4, pp. 1456–1457). Macmillan "
            "Reference USA.",
            "APA 7, 10.3 ex. 46",
        ),
    ),
]
