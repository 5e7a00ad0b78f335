"""Works of every type and their MLA 9 entries, written by hand from the handbook's rules.

A line may change only when the handbook says so, never because pandoc prints something
else.
"""


def person(given, family, **more):
    return {"given": given, "family": family, **more}


def day(*parts):
    return {"date-parts": [list(parts)]}


WORKS = [
    # An edited book: the editor leads, the press is "UP", the edition a number.
    (
        {
            "id": "freeze",
            "type": "edited-book",
            "title": "Russia: A History",
            "editor": [person("Gregory L.", "Freeze")],
            "edition": "3",
            "publisher": "Oxford University Press",
            "publisher-place": "Oxford",
            "issued": day(2009),
        },
        "Freeze, Gregory L., editor. <i>Russia: A History</i>. 3rd ed., Oxford UP, 2009.",
    ),
    # A book: business words of a publisher go; the years in a title stay whole.
    (
        {
            "id": "tucker",
            "type": "book",
            "title": "Stalin in Power: The Revolution from Above, 1928–1941",
            "author": [person("Robert C.", "Tucker")],
            "publisher": "W. W. Norton & Company, Inc.",
            "issued": day(1990),
        },
        "Tucker, Robert C. <i>Stalin in Power: The Revolution from Above, 1928–1941</i>. "
        "W. W. Norton, 1990.",
    ),
    # The words University and Press apart.
    (
        {
            "id": "kotkin",
            "type": "book",
            "title": "Magnetic Mountain: Stalinism as a Civilization",
            "author": [person("Stephen", "Kotkin")],
            "publisher": "University of California Press",
            "issued": day(1995),
        },
        "Kotkin, Stephen. <i>Magnetic Mountain: Stalinism as a Civilization</i>. "
        "U of California P, 1995.",
    ),
    # Several volumes over several years.
    (
        {
            "id": "carr",
            "type": "book",
            "title": "A History of Soviet Russia",
            "author": [person("E. H.", "Carr")],
            "publisher": "The Macmillan Company",
            "number-of-volumes": 14,
            "issued": {"date-parts": [[1950], [1978]]},
        },
        "Carr, E. H. <i>A History of Soviet Russia</i>. Macmillan, 1950–78. 14 vols.",
    ),
    # A translation: the translator after the title.
    (
        {
            "id": "solzhenitsyn",
            "type": "book",
            "title": "The Gulag Archipelago, 1918–1956",
            "author": [person("Aleksandr I.", "Solzhenitsyn")],
            "translator": [person("Thomas P.", "Whitney")],
            "publisher": "Harper & Row",
            "issued": day(1974),
        },
        "Solzhenitsyn, Aleksandr I. <i>The Gulag Archipelago, 1918–1956</i>. "
        "Translated by Thomas P. Whitney, Harper and Row, 1974.",
    ),
    # Two authors; three or more.
    (
        {
            "id": "siegelbaum",
            "type": "book",
            "title": "Stalinism as a Way of Life",
            "author": [person("Lewis", "Siegelbaum"), person("Andrei", "Sokolov")],
            "publisher": "Yale University Press",
            "issued": day(2000),
        },
        "Siegelbaum, Lewis, and Andrei Sokolov. <i>Stalinism as a Way of Life</i>. "
        "Yale UP, 2000.",
    ),
    (
        {
            "id": "viola",
            "type": "book",
            "title": "The War against the Peasantry",
            "author": [
                person("Lynne", "Viola"),
                person("V.", "Danilov"),
                person("N.", "I"),
            ],
            "publisher": "Yale University Press",
            "issued": day(2005),
        },
        "Viola, Lynne, et al. <i>The War against the Peasantry</i>. Yale UP, 2005.",
    ),
    # A chapter: capitals as entered ("under"), pages in short form.
    (
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
        "Smith, Anna. “Moscow’s Actors under Stalin.” <i>The Stage and the State</i>, "
        "edited by Gregory L. Freeze, Indiana UP, 2004, pp. 101–22.",
    ),
    # An article: volume, number, month, pages, DOI; no publisher.
    (
        {
            "id": "faces",
            "type": "article-journal",
            "title": "The Two Faces of Anastasia",
            "author": [person("Sheila", "Fitzpatrick")],
            "container-title": "The American Historical Review",
            "publisher": "Oxford University Press",
            "volume": 98,
            "issue": "4",
            "page": "1193-1224",
            "issued": day(1993, 10),
            "DOI": "https://doi.org/10.1000/xyz.98",
        },
        "Fitzpatrick, Sheila. “The Two Faces of Anastasia.” <i>The American Historical "
        "Review</i>, vol. 98, no. 4, Oct. 1993, pp. 1193–224, "
        "https://doi.org/10.1000/xyz.98.",
    ),
    # A newspaper article without a name.
    (
        {
            "id": "rises",
            "type": "article-newspaper",
            "title": "Stalin Rises from Ranks to Lead a Socialist State",
            "container-title": "The New York Times",
            "page": "A1",
            "issued": day(1953, 3, 6),
        },
        "“Stalin Rises from Ranks to Lead a Socialist State.” <i>The New York Times</i>, "
        "6 Mar. 1953, p. A1.",
    ),
    # A web site: its title leads, its editors follow; the address without scheme.
    (
        {
            "id": "moments",
            "type": "website",
            "title": "Seventeen Moments in Soviet History",
            "editor": [
                person("Lewis", "Siegelbaum"),
                person("James", "Geldern", **{"non-dropping-particle": "von"}),
            ],
            "URL": "https://soviethistory.msu.edu/",
        },
        "<i>Seventeen Moments in Soviet History</i>. Edited by Lewis Siegelbaum and "
        "James von Geldern, soviethistory.msu.edu.",
    ),
    # A page of a site, undated, so with the day it was read.
    (
        {
            "id": "purges",
            "type": "webpage",
            "title": "The Great Purges",
            "container-title": "Seventeen Moments in Soviet History",
            "publisher": "Michigan State University",
            "URL": "https://soviethistory.msu.edu/1936-2/the-great-purges/",
            "accessed": day(2026, 3, 5),
        },
        "“The Great Purges.” <i>Seventeen Moments in Soviet History</i>, Michigan State U, "
        "soviethistory.msu.edu/1936-2/the-great-purges/. Accessed 5 Mar. 2026.",
    ),
    # A site whose publisher is its name says it once.
    (
        {
            "id": "britannica",
            "type": "webpage",
            "title": "Five-Year Plans",
            "container-title": "Encyclopaedia Britannica",
            "publisher": "Encyclopaedia Britannica, Inc.",
            "issued": day(2024, 5, 1),
            "URL": "http://www.britannica.com/plans",
        },
        "“Five-Year Plans.” <i>Encyclopaedia Britannica</i>, 1 May 2024, "
        "www.britannica.com/plans.",
    ),
    # A film: no "Film."
    (
        {
            "id": "death",
            "type": "motion_picture",
            "title": "The Death of Stalin",
            "director": [person("Armando", "Iannucci")],
            "publisher": "Gaumont",
            "genre": "Film",
            "issued": day(2017),
        },
        "<i>The Death of Stalin</i>. Directed by Armando Iannucci, Gaumont, 2017.",
    ),
    # A speech: its kind at the end, its date once.
    (
        {
            "id": "cult",
            "type": "speech",
            "title": "On the Cult of Personality and Its Consequences",
            "author": [person("Nikita", "Khrushchev")],
            "event-title": "20th Congress of the Communist Party of the Soviet Union",
            "event-place": "Moscow",
            "event-date": day(1956, 2, 25),
            "issued": day(1956, 2, 25),
            "genre": "Speech",
        },
        "Khrushchev, Nikita. “On the Cult of Personality and Its Consequences.” 20th "
        "Congress of the Communist Party of the Soviet Union, 25 Feb. 1956, Moscow. "
        "Speech.",
    ),
    # A paper in an archive.
    (
        {
            "id": "letter",
            "type": "document",
            "title": "Letter to the Politburo",
            "author": [person("Sergei", "Kirov")],
            "archive": "Russian State Archive of Socio-Political History",
            "archive-place": "Moscow",
            "archive_location": "fond 17, opis 3, delo 5",
            "issued": day(1934, 1, 3),
        },
        "Kirov, Sergei. “Letter to the Politburo.” 3 Jan. 1934, Russian State Archive of "
        "Socio-Political History, Moscow, fond 17, opis 3, delo 5.",
    ),
    # A report: no "Report."; capitals without periods.
    (
        {
            "id": "growth",
            "type": "report",
            "title": "Soviet Economic Growth: A Comparison with the United States",
            "author": [{"literal": "Legislative Reference Service"}],
            "publisher": "U.S. Government Printing Office",
            "genre": "Report",
            "issued": day(1957),
        },
        "Legislative Reference Service. <i>Soviet Economic Growth: A Comparison with the "
        "United States</i>. US Government Printing Office, 1957.",
    ),
    # A thesis: the year, then the university and the degree.
    (
        {
            "id": "metro",
            "type": "thesis",
            "title": "Building the Moscow Metro",
            "author": [person("Dietmar", "Neutatz")],
            "publisher": "Princeton University",
            "genre": "PhD diss.",
            "issued": day(1998),
        },
        "Neutatz, Dietmar. <i>Building the Moscow Metro</i>. 1998. Princeton U, "
        "PhD dissertation.",
    ),
    # Another alphabet stays as it is.
    (
        {
            "id": "khlevniuk",
            "type": "book",
            "title": "Хозяин: Сталин и утверждение сталинской диктатуры",
            "author": [person("Олег", "Хлевнюк")],
            "publisher": "РОССПЭН",
            "issued": day(2010),
            "language": "ru",
        },
        "Хлевнюк, Олег. <i>Хозяин: Сталин и утверждение сталинской диктатуры</i>. "
        "РОССПЭН, 2010.",
    ),
    # A title inside a title: in quotation marks italic, in italics upright.
    (
        {
            "id": "zhivago",
            "type": "article-journal",
            "title": 'Reading <i>Doctor Zhivago</i> and "Life"',
            "author": [person("Mei", "Zhao")],
            "container-title": "Slavic Review",
            "issued": day(2001),
        },
        "Zhao, Mei. “Reading <i>Doctor Zhivago</i> and ‘Life.’” <i>Slavic Review</i>, 2001.",
    ),
    (
        {
            "id": "upright",
            "type": "book",
            "title": "On <i>Doctor Zhivago</i> and After",
            "author": [person("Ilya", "Berg")],
            "publisher": "The MIT Press",
            "issued": day(2002),
        },
        "Berg, Ilya. <i>On </i>Doctor Zhivago<i> and After</i>. MIT P, 2002.",
    ),
    # A title that asks keeps its mark and takes no period; the date is unknown.
    (
        {
            "id": "who",
            "type": "book",
            "title": "Who Was to Blame?",
            "author": [person("Alexander", "Herzen")],
            "publisher": "Progress Publishers",
            "issued": {"literal": "n.d."},
        },
        "Herzen, Alexander. <i>Who Was to Blame?</i> Progress Publishers.",
    ),
    # An unsigned entry: its title leads, the editor follows the book.
    (
        {
            "id": "stakhanovism",
            "type": "entry-encyclopedia",
            "title": "Stakhanovism",
            "container-title": "Encyclopedia of Russian History",
            "editor": [person("James R.", "Millar")],
            "volume": "4",
            "publisher": "Macmillan Reference USA",
            "issued": day(2004),
            "page": "1456-1457",
        },
        "“Stakhanovism.” <i>Encyclopedia of Russian History</i>, edited by James R. "
        "Millar, vol. 4, Macmillan Reference USA, 2004, pp. 1456–57.",
    ),
    # One volume of several.
    (
        {
            "id": "davies",
            "type": "book",
            "title": "The Industrialisation of Soviet Russia",
            "author": [person("R. W.", "Davies")],
            "volume": 3,
            "publisher": "Palgrave Macmillan",
            "issued": day(1989),
        },
        "Davies, R. W. <i>The Industrialisation of Soviet Russia</i>. Vol. 3, Palgrave "
        "Macmillan, 1989.",
    ),
]
