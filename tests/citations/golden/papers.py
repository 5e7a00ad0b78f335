"""Archives, governments, universities and data."""

from tests.citations.golden.kinds import Golden, body, confirm, day, person, sure

WORKS = [
    Golden(  # a letter in an archive
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
        confirm(
            "Kirov, Sergei. “Letter to the Politburo.” 3 Jan. 1934, Russian State "
            "Archive of Socio-Political History, Moscow, fond 17, opis 3, delo 5.",
            "MLA 9, 5.99; 5.29 would have a mere description without marks",
        ),
        confirm(
            "Kirov, Sergei. 1934. Letter to the Politburo. January 3. Fond 17, opis 3, "
            "delo 5, Russian State Archive of Socio-Political History, Moscow.",
            "CMOS 18, 14.121: a description, without marks; 14.127",
        ),
        confirm(
            "Kirov, Sergei. Letter to the Politburo. January 3, 1934. Fond 17, opis 3, "
            "delo 5, Russian State Archive of Socio-Political History, Moscow.",
            "CMOS 18, 14.121; 14.127",
        ),
        confirm(
            "Kirov, S. (1934, January 3). [Letter to the Politburo]. Russian State "
            "Archive of Socio-Political History (fond 17, opis 3, delo 5), Moscow.",
            "APA 7, 9.22: a description in brackets; 9.30",
        ),
    ),
    Golden(  # a report of a government
        {
            "id": "growth",
            "type": "report",
            "title": "Soviet Economic Growth: A Comparison with the United States",
            "author": [body("Legislative Reference Service")],
            "publisher": "U.S. Government Printing Office",
            "genre": "Report",
            "issued": day(1957),
        },
        sure(
            "Legislative Reference Service. <i>Soviet Economic Growth: A Comparison with "
            "the United States</i>. US Government Printing Office, 1957.",
            "MLA 9, 5.19",
        ),
        sure(
            "Legislative Reference Service. 1957. <i>Soviet Economic Growth: A "
            "Comparison with the United States</i>. U.S. Government Printing Office.",
            "CMOS 18, 14.116: a mere “Report” says nothing",
        ),
        sure(
            "Legislative Reference Service. <i>Soviet Economic Growth: A Comparison with "
            "the United States</i>. U.S. Government Printing Office, 1957.",
            "CMOS 18, 14.116",
        ),
        sure(
            "Legislative Reference Service. (1957). <i>Soviet economic growth: A "
            "comparison with the United States</i>. U.S. Government Printing Office.",
            "APA 7, 10.4 ex. 50",
        ),
    ),
    Golden(  # documents of a ministry
        {
            "id": "relations",
            "type": "book",
            "title": "Foreign Relations of the United States: The Soviet Union, "
            "1933–1939",
            "author": [body("U.S. Department of State")],
            "publisher": "U.S. Government Printing Office",
            "issued": day(1952),
        },
        sure(
            "US Department of State. <i>Foreign Relations of the United States: The "
            "Soviet Union, 1933–1939</i>. US Government Printing Office, 1952.",
            "MLA 9, 5.19: the name as given; app. 1: no periods in US",
        ),
        sure(
            "U.S. Department of State. 1952. <i>Foreign Relations of the United States: "
            "The Soviet Union, 1933–1939</i>. U.S. Government Printing Office.",
            "CMOS 18, 13.86",
        ),
        sure(
            "U.S. Department of State. <i>Foreign Relations of the United States: The "
            "Soviet Union, 1933–1939</i>. U.S. Government Printing Office, 1952.",
            "CMOS 18, 13.86",
        ),
        sure(
            "U.S. Department of State. (1952). <i>Foreign relations of the United "
            "States: The Soviet Union, 1933–1939</i>. U.S. Government Printing Office.",
            "APA 7, 9.11",
        ),
    ),
    Golden(  # a thesis
        {
            "id": "metro",
            "type": "thesis",
            "title": "Building the Moscow Metro",
            "author": [person("Dietmar", "Neutatz")],
            "publisher": "Princeton University",
            "genre": "PhD diss.",
            "issued": day(1998),
            "custom": {"title-sentence": "Building the Moscow Metro"},
        },
        sure(
            "Neutatz, Dietmar. <i>Building the Moscow Metro</i>. 1998. Princeton U, PhD "
            "dissertation.",
            "MLA 9, 5.113",
        ),
        sure(
            "Neutatz, Dietmar. 1998. “Building the Moscow Metro.” PhD diss., Princeton "
            "University.",
            "CMOS 18, 14.113",
        ),
        sure(
            "Neutatz, Dietmar. “Building the Moscow Metro.” PhD diss., Princeton "
            "University, 1998.",
            "CMOS 18, 14.113",
        ),
        sure(
            "Neutatz, D. (1998). <i>Building the Moscow Metro</i> [Unpublished doctoral "
            "dissertation]. Princeton University.",
            "APA 7, 10.6 ex. 64",
        ),
    ),
    Golden(  # a thesis from a database
        {
            "id": "labor",
            "type": "thesis",
            "title": "Labor and Leisure in Magnitogorsk",
            "author": [person("Ann", "Lewis")],
            "publisher": "University of Chicago",
            "genre": "Doctoral dissertation",
            "archive": "ProQuest",
            "URL": "https://www.proquest.com/docview/304000",
            "issued": day(2011),
        },
        confirm(
            "Lewis, Ann. <i>Labor and Leisure in Magnitogorsk</i>. 2011. U of Chicago, "
            "PhD dissertation. <i>ProQuest</i>, www.proquest.com/docview/304000.",
            "MLA 9, 5.113; 5.102: the database is a second container",
        ),
        confirm(
            "Lewis, Ann. 2011. “Labor and Leisure in Magnitogorsk.” PhD diss., "
            "University of Chicago. ProQuest. https://www.proquest.com/docview/304000.",
            "CMOS 18, 14.113",
        ),
        confirm(
            "Lewis, Ann. “Labor and Leisure in Magnitogorsk.” PhD diss., University of "
            "Chicago, 2011. ProQuest. https://www.proquest.com/docview/304000.",
            "CMOS 18, 14.113",
        ),
        sure(
            "Lewis, A. (2011). <i>Labor and leisure in Magnitogorsk</i> [Doctoral "
            "dissertation, University of Chicago]. ProQuest. "
            "https://www.proquest.com/docview/304000",
            "APA 7, 10.6 ex. 65",
        ),
    ),
    Golden(  # data
        {
            "id": "tables",
            "type": "dataset",
            "title": "Soviet Population Tables",
            "author": [person("Andrei", "Markevich")],
            "version": "2",
            "publisher": "Harvard Dataverse",
            "DOI": "10.7910/DVN/ABCDEF",
            "issued": day(2018),
        },
        confirm(
            "Markevich, Andrei. <i>Soviet Population Tables</i>. Version 2, Harvard "
            "Dataverse, 2018, https://doi.org/10.7910/DVN/ABCDEF.",
            "MLA 9, 5.48",
        ),
        confirm(
            "Markevich, Andrei. 2018. <i>Soviet Population Tables</i>. Version 2. "
            "Harvard Dataverse. https://doi.org/10.7910/DVN/ABCDEF.",
            "CMOS 18, 14.169, by analogy",
        ),
        confirm(
            "Markevich, Andrei. <i>Soviet Population Tables</i>. Version 2. Harvard "
            "Dataverse, 2018. https://doi.org/10.7910/DVN/ABCDEF.",
            "CMOS 18, 14.169, by analogy",
        ),
        sure(
            "Markevich, A. (2018). <i>Soviet population tables</i> (Version 2) [Data "
            "set]. Harvard Dataverse. https://doi.org/10.7910/DVN/ABCDEF",
            "APA 7, 10.9 ex. 75",
        ),
    ),
]
