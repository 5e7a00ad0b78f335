"""Whole books."""

from tests.citations.golden.kinds import Golden, body, confirm, day, person, sure

WORKS = [
    Golden(  # one author
        {
            "id": "tucker",
            "type": "book",
            "title": "Stalin in Power: The Revolution from Above, 1928–1941",
            "author": [person("Robert C.", "Tucker")],
            "publisher": "W. W. Norton & Company, Inc.",
            "publisher-place": "New York",
            "issued": day(1990),
        },
        sure(
            "Tucker, Robert C. <i>Stalin in Power: The Revolution from Above, "
            "1928–1941</i>. W. W. Norton, 1990.",
            "MLA 9, 5.54: business words go",
        ),
        sure(
            "Tucker, Robert C. 1990. <i>Stalin in Power: The Revolution from Above, "
            "1928–1941</i>. W. W. Norton.",
            "CMOS 18, 14.30: no place; 14.33: no Inc., & Co.",
        ),
        sure(
            "Tucker, Robert C. <i>Stalin in Power: The Revolution from Above, "
            "1928–1941</i>. W. W. Norton, 1990.",
            "CMOS 18, 14.30; 14.33",
        ),
        sure(
            "Tucker, R. C. (1990). <i>Stalin in power: The revolution from above, "
            "1928–1941</i>. W. W. Norton & Company.".replace("&", "&amp;"),
            "APA 7, 6.17: sentence case; 9.29: no Inc., the rest as printed",
        ),
    ),
    Golden(  # an editor leads
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
        sure(
            "Freeze, Gregory L., editor. <i>Russia: A History</i>. 3rd ed., Oxford UP, "
            "2009.",
            "MLA 9, 5.6; 5.48; 5.60",
        ),
        sure(
            "Freeze, Gregory L., ed. 2009. <i>Russia: A History</i>. 3rd ed. Oxford "
            "University Press.",
            "CMOS 18, 14.5; 14.15",
        ),
        sure(
            "Freeze, Gregory L., ed. <i>Russia: A History</i>. 3rd ed. Oxford "
            "University Press, 2009.",
            "CMOS 18, 14.5; 14.15",
        ),
        sure(
            "Freeze, G. L. (Ed.). (2009). <i>Russia: A history</i> (3rd ed.). Oxford "
            "University Press.",
            "APA 7, 10.2 ex. 24",
        ),
    ),
    Golden(  # two authors
        {
            "id": "siegelbaum",
            "type": "book",
            "title": "Stalinism as a Way of Life",
            "author": [person("Lewis", "Siegelbaum"), person("Andrei", "Sokolov")],
            "publisher": "Yale University Press",
            "issued": day(2000),
        },
        sure(
            "Siegelbaum, Lewis, and Andrei Sokolov. <i>Stalinism as a Way of Life</i>. "
            "Yale UP, 2000.",
            "MLA 9, 5.7",
        ),
        sure(
            "Siegelbaum, Lewis, and Andrei Sokolov. 2000. <i>Stalinism as a Way of "
            "Life</i>. Yale University Press.",
            "CMOS 18, 13.107",
        ),
        sure(
            "Siegelbaum, Lewis, and Andrei Sokolov. <i>Stalinism as a Way of Life</i>. "
            "Yale University Press, 2000.",
            "CMOS 18, 13.78",
        ),
        sure(
            "Siegelbaum, L., &amp; Sokolov, A. (2000). <i>Stalinism as a way of "
            "life</i>. Yale University Press.",
            "APA 7, 9.8",
        ),
    ),
    Golden(  # four authors
        {
            "id": "viola",
            "type": "book",
            "title": "The War against the Peasantry, 1927–1930",
            "author": [
                person("Lynne", "Viola"),
                person("V. P.", "Danilov"),
                person("N. A.", "Ivnitskii"),
                person("Denis", "Kozlov"),
            ],
            "publisher": "Yale University Press",
            "issued": day(2005),
        },
        sure(
            "Viola, Lynne, et al. <i>The War against the Peasantry, 1927–1930</i>. Yale "
            "UP, 2005.",
            "MLA 9, 5.8: three or more; 2.90: prepositions in lower case",
        ),
        sure(
            "Viola, Lynne, V. P. Danilov, N. A. Ivnitskii, and Denis Kozlov. 2005. "
            "<i>The War Against the Peasantry, 1927–1930</i>. Yale University Press.",
            "CMOS 18, 13.107: up to six; 8.160: prepositions of five letters",
        ),
        sure(
            "Viola, Lynne, V. P. Danilov, N. A. Ivnitskii, and Denis Kozlov. <i>The War "
            "Against the Peasantry, 1927–1930</i>. Yale University Press, 2005.",
            "CMOS 18, 13.78; 8.160",
        ),
        sure(
            "Viola, L., Danilov, V. P., Ivnitskii, N. A., &amp; Kozlov, D. (2005). "
            "<i>The war against the peasantry, 1927–1930</i>. Yale University Press.",
            "APA 7, 9.8: up to twenty",
        ),
    ),
    Golden(  # seven authors
        {
            "id": "ames",
            "type": "book",
            "title": "Measuring Bread",
            "author": [
                person("Ada", "Ames"),
                person("Ben", "Bell"),
                person("Cora", "Cole"),
                person("Dan", "Dunn"),
                person("Eve", "Eady"),
                person("Fay", "Ford"),
                person("Gus", "Gray"),
            ],
            "publisher": "Academic Press",
            "issued": day(2015),
        },
        sure(
            "Ames, Ada, et al. <i>Measuring Bread</i>. Academic Press, 2015.",
            "MLA 9, 5.8",
        ),
        sure(
            "Ames, Ada, Ben Bell, Cora Cole, et al. 2015. <i>Measuring Bread</i>. "
            "Academic Press.",
            "CMOS 18, 13.107: of more than six the first three",
        ),
        sure(
            "Ames, Ada, Ben Bell, Cora Cole, et al. <i>Measuring Bread</i>. Academic "
            "Press, 2015.",
            "CMOS 18, 13.78",
        ),
        sure(
            "Ames, A., Bell, B., Cole, C., Dunn, D., Eady, E., Ford, F., &amp; Gray, G. "
            "(2015). <i>Measuring bread</i>. Academic Press.",
            "APA 7, 9.8",
        ),
    ),
    Golden(  # all volumes of a work
        {
            "id": "carr",
            "type": "book",
            "title": "A History of Soviet Russia",
            "author": [person("E. H.", "Carr")],
            "publisher": "The Macmillan Company",
            "number-of-volumes": 14,
            "issued": {"date-parts": [[1950], [1978]]},
        },
        sure(
            "Carr, E. H. <i>A History of Soviet Russia</i>. Macmillan, 1950–78. 14 vols.",
            "MLA 9, 5.117; 2.139: years of one century",
        ),
        sure(
            "Carr, E. H. 1950–78. <i>A History of Soviet Russia</i>. 14 vols. Macmillan.",
            "CMOS 18, 14.18; 9.66",
        ),
        sure(
            "Carr, E. H. <i>A History of Soviet Russia</i>. 14 vols. Macmillan, 1950–78.",
            "CMOS 18, 14.18; 9.66",
        ),
        confirm(
            "Carr, E. H. (1950–1978). <i>A history of Soviet Russia</i> (Vols. 1–14). "
            "The Macmillan Company.",
            "APA 7, 10.2 ex. 30; 9.29: the name as printed",
        ),
    ),
    Golden(  # one volume of a work
        {
            "id": "davies",
            "type": "book",
            "title": "The Industrialisation of Soviet Russia",
            "author": [person("R. W.", "Davies")],
            "volume": 3,
            "publisher": "Palgrave Macmillan",
            "issued": day(1989),
        },
        sure(
            "Davies, R. W. <i>The Industrialisation of Soviet Russia</i>. Vol. 3, "
            "Palgrave Macmillan, 1989.",
            "MLA 9, 5.51",
        ),
        sure(
            "Davies, R. W. 1989. <i>The Industrialisation of Soviet Russia</i>. Vol. 3. "
            "Palgrave Macmillan.",
            "CMOS 18, 14.19",
        ),
        sure(
            "Davies, R. W. <i>The Industrialisation of Soviet Russia</i>. Vol. 3. "
            "Palgrave Macmillan, 1989.",
            "CMOS 18, 14.19",
        ),
        sure(
            "Davies, R. W. (1989). <i>The industrialisation of Soviet Russia</i> (Vol. "
            "3). Palgrave Macmillan.",
            "APA 7, 10.2 ex. 30",
        ),
    ),
    Golden(  # translated
        {
            "id": "solzhenitsyn",
            "type": "book",
            "title": "The Gulag Archipelago, 1918–1956",
            "author": [person("Aleksandr I.", "Solzhenitsyn")],
            "translator": [person("Thomas P.", "Whitney")],
            "publisher": "Harper & Row",
            "issued": day(1974),
        },
        sure(
            "Solzhenitsyn, Aleksandr I. <i>The Gulag Archipelago, 1918–1956</i>. "
            "Translated by Thomas P. Whitney, Harper and Row, 1974.",
            "MLA 9, 5.43; 5.58: “and” for “&”",
        ),
        sure(
            "Solzhenitsyn, Aleksandr I. 1974. <i>The Gulag Archipelago, 1918–1956</i>. "
            "Translated by Thomas P. Whitney. Harper &amp; Row.",
            "CMOS 18, 14.6",
        ),
        sure(
            "Solzhenitsyn, Aleksandr I. <i>The Gulag Archipelago, 1918–1956</i>. "
            "Translated by Thomas P. Whitney. Harper &amp; Row, 1974.",
            "CMOS 18, 14.6",
        ),
        confirm(
            "Solzhenitsyn, A. I. (1974). <i>The Gulag Archipelago, 1918–1956</i> (T. P. "
            "Whitney, Trans.). Harper &amp; Row.",
            "APA 7, 10.2 ex. 28; a proper name keeps its capitals",
        ),
    ),
    Golden(  # translated and republished
        {
            "id": "trotsky",
            "type": "book",
            "title": "The History of the Russian Revolution",
            "author": [person("Leon", "Trotsky")],
            "translator": [person("Max", "Eastman")],
            "original-date": day(1932),
            "publisher": "Haymarket Books",
            "issued": day(2008),
            "custom": {"title-sentence": "The history of the Russian Revolution"},
        },
        sure(
            "Trotsky, Leon. <i>The History of the Russian Revolution</i>. 1932. "
            "Translated by Max Eastman, Haymarket Books, 2008.",
            "MLA 9, 5.108",
        ),
        sure(
            "Trotsky, Leon. (1932) 2008. <i>The History of the Russian Revolution</i>. "
            "Translated by Max Eastman. Haymarket Books.",
            "CMOS 18, 14.16",
        ),
        sure(
            "Trotsky, Leon. <i>The History of the Russian Revolution</i>. Translated by "
            "Max Eastman. 1932. Haymarket Books, 2008.",
            "CMOS 18, 14.16",
        ),
        sure(
            "Trotsky, L. (2008). <i>The history of the Russian Revolution</i> (M. "
            "Eastman, Trans.). Haymarket Books. (Original work published 1932)",
            "APA 7, 9.41; 10.2 ex. 29",
        ),
    ),
    Golden(  # in a series
        {
            "id": "naumov",
            "type": "book",
            "title": "The Road to Terror",
            "author": [person("J. Arch", "Getty"), person("Oleg V.", "Naumov")],
            "collection-title": "Annals of Communism",
            "publisher": "Yale University Press",
            "issued": day(1999),
        },
        sure(
            "Getty, J. Arch, and Oleg V. Naumov. <i>The Road to Terror</i>. Yale UP, "
            "1999. Annals of Communism.",
            "MLA 9, 5.115",
        ),
        sure(
            "Getty, J. Arch, and Oleg V. Naumov. 1999. <i>The Road to Terror</i>. Annals "
            "of Communism. Yale University Press.",
            "CMOS 18, 14.25",
        ),
        sure(
            "Getty, J. Arch, and Oleg V. Naumov. <i>The Road to Terror</i>. Annals of "
            "Communism. Yale University Press, 1999.",
            "CMOS 18, 14.25",
        ),
        confirm(
            "Getty, J. A., &amp; Naumov, O. V. (1999). <i>The road to terror</i>. Yale "
            "University Press.",
            "APA 7, 9.20 and 10.4: series for reports only",
        ),
    ),
    Golden(  # a body is author and publisher
        {
            "id": "statistics",
            "type": "book",
            "title": "World Health Statistics 2020",
            "author": [body("World Health Organization")],
            "publisher": "World Health Organization",
            "issued": day(2020),
        },
        sure(
            "<i>World Health Statistics 2020</i>. World Health Organization, 2020.",
            "MLA 9, 5.18: named as the publisher only",
        ),
        sure(
            "World Health Organization. 2020. <i>World Health Statistics 2020</i>. World "
            "Health Organization.",
            "CMOS 18, 13.86: named in both places",
        ),
        sure(
            "World Health Organization. <i>World Health Statistics 2020</i>. World "
            "Health Organization, 2020.",
            "CMOS 18, 13.86",
        ),
        sure(
            "World Health Organization. (2020). <i>World health statistics 2020</i>.",
            "APA 7, 9.24: a publisher who is the author is left out",
        ),
    ),
    Golden(  # no author, a translator
        {
            "id": "igor",
            "type": "book",
            "title": "The Song of Igor’s Campaign",
            "translator": [person("Vladimir", "Nabokov")],
            "publisher": "Vintage Books",
            "issued": day(1960),
        },
        confirm(
            "<i>The Song of Igor’s Campaign</i>. Translated by Vladimir Nabokov, Vintage "
            "Books, 1960.",
            "MLA 9, 5.5: an anonymous work begins with its title",
        ),
        sure(
            "Nabokov, Vladimir, trans. 1960. <i>The Song of Igor’s Campaign</i>. Vintage "
            "Books.",
            "CMOS 18, 14.5",
        ),
        sure(
            "Nabokov, Vladimir, trans. <i>The Song of Igor’s Campaign</i>. Vintage "
            "Books, 1960.",
            "CMOS 18, 14.5",
        ),
        sure(
            "<i>The song of Igor’s campaign</i> (V. Nabokov, Trans.). (1960). Vintage "
            "Books.",
            "APA 7, 9.12; 9.10: translators never lead",
        ),
    ),
    Golden(  # no date
        {
            "id": "herzen",
            "type": "book",
            "title": "Who Was to Blame?",
            "author": [person("Alexander", "Herzen")],
            "publisher": "Progress Publishers",
            "issued": {"literal": "n.d."},
        },
        sure(
            "Herzen, Alexander. <i>Who Was to Blame?</i> Progress Publishers.",
            "MLA 9, 5.68: no date, no word about it",
        ),
        sure(
            "Herzen, Alexander. n.d. <i>Who Was to Blame?</i> Progress Publishers.",
            "CMOS 18, 14.44",
        ),
        sure(
            "Herzen, Alexander. <i>Who Was to Blame?</i> Progress Publishers, n.d.",
            "CMOS 18, 14.44",
        ),
        sure(
            "Herzen, A. (n.d.). <i>Who was to blame?</i> Progress Publishers.",
            "APA 7, 9.17",
        ),
    ),
    Golden(  # another alphabet
        {
            "id": "khlevniuk",
            "type": "book",
            "title": "Хозяин: Сталин и утверждение сталинской диктатуры",
            "author": [person("Олег", "Хлевнюк")],
            "publisher": "РОССПЭН",
            "issued": day(2010),
            "language": "ru",
            "custom": {
                "title-translated": "Master of the house: Stalin and the making of "
                "Stalinist dictatorship"
            },
        },
        sure(
            "Хлевнюк, Олег. <i>Хозяин: Сталин и утверждение сталинской диктатуры</i>. "
            "РОССПЭН, 2010.",
            "MLA 9, 2.92: a title may keep its alphabet",
        ),
        sure(
            "Khlevniuk, Oleg. 2010. <i>Khoziain: Stalin i utverzhdenie stalinskoi "
            "diktatury</i> [Master of the house: Stalin and the making of Stalinist "
            "dictatorship]. ROSSPEN.",
            "CMOS 18, 11.89 to 11.100; 13.101",
        ),
        sure(
            "Khlevniuk, Oleg. <i>Khoziain: Stalin i utverzhdenie stalinskoi "
            "diktatury</i> [Master of the house: Stalin and the making of Stalinist "
            "dictatorship]. ROSSPEN, 2010.",
            "CMOS 18, 11.89 to 11.100; 13.101",
        ),
        sure(
            "Khlevniuk, O. (2010). <i>Khoziain: Stalin i utverzhdenie stalinskoi "
            "diktatury</i> [Master of the house: Stalin and the making of Stalinist "
            "dictatorship]. ROSSPEN.",
            "APA 7, 9.38",
        ),
    ),
    Golden(  # a suffix
        {
            "id": "king",
            "type": "book",
            "title": "Why We Can’t Wait",
            "author": [person("Martin Luther", "King", suffix="Jr.")],
            "publisher": "Harper & Row",
            "issued": day(1964),
        },
        sure(
            "King, Martin Luther, Jr. <i>Why We Can’t Wait</i>. Harper and Row, 1964.",
            "MLA 9, 5.14",
        ),
        sure(
            "King, Martin Luther, Jr. 1964. <i>Why We Can’t Wait</i>. Harper &amp; Row.",
            "CMOS 18, 13.77",
        ),
        sure(
            "King, Martin Luther, Jr. <i>Why We Can’t Wait</i>. Harper &amp; Row, 1964.",
            "CMOS 18, 13.77",
        ),
        sure(
            "King, M. L., Jr. (1964). <i>Why we can’t wait</i>. Harper &amp; Row.",
            "APA 7, 9.8",
        ),
    ),
    Golden(  # a particle
        {
            "id": "beauvoir",
            "type": "book",
            "title": "The Second Sex",
            "author": [person("Simone", "Beauvoir", **{"dropping-particle": "de"})],
            "translator": [person("H. M.", "Parshley")],
            "publisher": "Vintage Books",
            "issued": day(1989),
        },
        sure(
            "Beauvoir, Simone de. <i>The Second Sex</i>. Translated by H. M. Parshley, "
            "Vintage Books, 1989.",
            "MLA 9, 2.73",
        ),
        sure(
            "Beauvoir, Simone de. 1989. <i>The Second Sex</i>. Translated by H. M. "
            "Parshley. Vintage Books.",
            "CMOS 18, 8.7",
        ),
        sure(
            "Beauvoir, Simone de. <i>The Second Sex</i>. Translated by H. M. Parshley. "
            "Vintage Books, 1989.",
            "CMOS 18, 8.7",
        ),
        sure(
            "de Beauvoir, S. (1989). <i>The second sex</i> (H. M. Parshley, Trans.). "
            "Vintage Books.",
            "APA 7, 9.8: a particle belongs to the surname",
        ),
    ),
]
