"""Harvard as Cite Them Right has it: entries, a list and markers, written by hand.

CTR: a kind of source in Cite Them Right, 12th edition; its sections are named, since
their numbers differ between the book and its site.
"""

from __future__ import annotations

from citations.styles import harvard
from tests.citations.golden.kinds import confirm, sure

STYLE = harvard.STYLE

LINES = {
    "tucker": confirm(
        "Tucker, R.C. (1990) <i>Stalin in power: the revolution from above, "
        "1928–1941</i>. New York: W. W. Norton &amp; Company.",
        "CTR, printed books: only names have capitals, also behind the colon; the "
        "place where it is known",
    ),
    "freeze": sure(
        "Freeze, G.L. (ed.) (2009) <i>Russia: a history</i>. 3rd edn. Oxford: Oxford "
        "University Press.",
        "CTR, edited books; editions",
    ),
    "siegelbaum": sure(
        "Siegelbaum, L. and Sokolov, A. (2000) <i>Stalinism as a way of life</i>. Yale "
        "University Press.",
        "CTR, two authors: “and”",
    ),
    "viola": sure(
        "Viola, L. <i>et al.</i> (2005) <i>The war against the peasantry, "
        "1927–1930</i>. Yale University Press.",
        "CTR, four or more authors: the first and et al. in italics",
    ),
    "carr": confirm(
        "Carr, E.H. (1950–1978) <i>A history of Soviet Russia</i>. 14 vols. The "
        "Macmillan Company.",
        "CTR, multi-volume works",
    ),
    "solzhenitsyn": sure(
        "Solzhenitsyn, A.I. (1974) <i>The Gulag Archipelago, 1918–1956</i>. Translated "
        "by T.P. Whitney. Harper &amp; Row.",
        "CTR, translated books",
    ),
    "naumov": confirm(
        "Getty, J.A. and Naumov, O.V. (1999) <i>The road to terror</i>. Yale University "
        "Press (Annals of Communism).",
        "CTR, books in a series",
    ),
    "statistics": confirm(
        "World Health Organization (2020) <i>World health statistics 2020</i>. World "
        "Health Organization.",
        "CTR, organisations as authors",
    ),
    "igor": sure(
        "<i>The song of Igor’s campaign</i> (1960) Translated by V. Nabokov. Vintage "
        "Books.",
        "CTR, books without an author: the title first",
    ),
    "herzen": sure(
        "Herzen, A. (no date) <i>Who was to blame?</i> Progress Publishers.",
        "CTR, no date",
    ),
    "khlevniuk": confirm(
        "Khlevniuk, O. (2010) <i>Khoziain: Stalin i utverzhdenie stalinskoi "
        "diktatury</i> [Master of the house: Stalin and the making of Stalinist "
        "dictatorship]. ROSSPEN.",
        "CTR, sources in other languages and scripts",
    ),
    "actors": sure(
        "Smith, A. (2004) ‘Moscow’s actors under Stalin’, in G.L. Freeze (ed.) <i>The "
        "stage and the state</i>. Indiana University Press, pp. 101–122.",
        "CTR, chapters of edited books: the editor's initials first",
    ),
    "stakhanovism": confirm(
        "Siegelbaum, L.H. (2004) ‘Stakhanovism’, in J.R. Millar (ed.) <i>Encyclopedia "
        "of Russian history</i>. Vol. 4. Macmillan Reference USA, pp. 1456–1457.",
        "CTR, reference books: as a chapter; multi-volume works",
    ),
    "faces": sure(
        "Fitzpatrick, S. (1993) ‘The two faces of Anastasia’, <i>The American "
        "Historical Review</i>, 98(4), pp. 1193–1224. Available at: "
        "https://doi.org/10.1000/xyz.98.",
        "CTR, journal articles: the journal keeps its capitals; a DOI needs no day",
    ),
    "victims": sure(
        "Getty, J.A., Rittersporn, G.T. and Zemskov, V.N. (1993) ‘Victims of the Soviet "
        "penal system in the pre-war years’, <i>The American Historical Review</i>, "
        "98(4), pp. 1017–1049.",
        "CTR, three authors: all of them, no comma before “and”",
    ),
    "suny": confirm(
        "Suny, R.G. (2015) ‘Stalin and his court’. Review of <i>Stalin: paradoxes of "
        "power</i>, by Stephen Kotkin. <i>Slavic Review</i>, 74(3), pp. 600–603.",
        "CTR, book reviews",
    ),
    "lepore": sure(
        "Lepore, J. (2020) ‘The last time democracy almost died’, <i>The New "
        "Yorker</i>, 3 February, pp. 20–25.",
        "CTR, magazine articles: day and month",
    ),
    "rises": sure(
        "<i>The New York Times</i> (1953) ‘Stalin rises from ranks to lead a socialist "
        "state’, 6 March, p. A1.",
        "CTR, newspaper articles without an author: the paper first",
    ),
    "schwirtz": confirm(
        "Schwirtz, M. (2013) ‘Moscow remembers’, <i>The New York Times</i>, 5 March. "
        "Available at: https://www.nytimes.com/2013/03/05/moscow-remembers.html.",
        "CTR, newspaper articles online; it would have the day it was read, not known",
    ),
    "harrison": confirm(
        "Harrison, M. (2016) ‘Why Soviet statistics lied’, <i>Warwick Blogs</i>, 1 May. "
        "Available at: https://blogs.example.org/markharrison/statistics.",
        "CTR, blogs",
    ),
    "moments": confirm(
        "Siegelbaum, L. and von Geldern, J. (eds) (no date) <i>Seventeen moments in "
        "Soviet history</i>. Available at: https://soviethistory.msu.edu/.",
        "CTR, websites; editors: eds without a full stop",
    ),
    "purges": confirm(
        "<i>The Great Purges</i> (no date) <i>Seventeen Moments in Soviet History</i>. "
        "Available at: https://soviethistory.msu.edu/1936-2/the-great-purges/ "
        "(Accessed: 5 March 2026).",
        "CTR, web pages without an author: the title, then the day it was read; the "
        "site is named too, so that its name finds the entry",
    ),
    "death": sure(
        "<i>The death of Stalin</i> (2017) Directed by Armando Iannucci [Film]. "
        "Gaumont.",
        "CTR, films",
    ),
    "song": confirm(
        "Seeger, P. (1967) ‘Waist deep in the Big Muddy’, <i>Waist deep in the Big "
        "Muddy and other love songs</i>. Columbia.",
        "CTR, tracks of an album",
    ),
    "petrova": confirm(
        "Petrova, A. (2024) Interview by Maria Lopez, 12 March.",
        "CTR, personal communications: a description, day and month",
    ),
    "square": confirm(
        "Malevich, K. (1915) <i>Black square</i> [Oil on linen]. State Tretyakov "
        "Gallery, Moscow.",
        "CTR, works of art",
    ),
    "metro": sure(
        "Neutatz, D. (1998) <i>Building the Moscow Metro</i>. PhD thesis. Princeton "
        "University.",
        "CTR, theses: in italics, then the degree, then the university",
    ),
    "labor": confirm(
        "Lewis, A. (2011) <i>Labor and leisure in Magnitogorsk</i>. PhD thesis. "
        "University of Chicago. Available at: "
        "https://www.proquest.com/docview/304000.",
        "CTR, theses online",
    ),
    "growth": confirm(
        "Legislative Reference Service (1957) <i>Soviet economic growth: a comparison "
        "with the United States</i>. U.S. Government Printing Office.",
        "CTR, reports",
    ),
}

LIST = [
    "Fitzpatrick, S. (1994a) <i>The Russian Revolution</i>. Oxford University Press.",
    "Fitzpatrick, S. (1994b) <i>Stalin’s peasants</i>. Oxford University Press.",
    "Fitzpatrick, S. (1999) <i>Everyday Stalinism</i>. Oxford University Press.",
    "Fitzpatrick, S. (ed.) (2000) <i>Stalinism: new directions</i>. Routledge.",
    "Fitzpatrick, S. and Geyer, M. (eds) (2009) <i>Beyond totalitarianism</i>. "
    "Cambridge University Press.",
]
"""CTR, several works by one author: the earliest first, letters by the alphabet."""

MARKERS = {
    "freeze": "(Freeze, 2009, p. 407)",
    "siegelbaum": "(Siegelbaum and Sokolov, 2000, p. 407)",
    "victims": "(Getty, Rittersporn and Zemskov, 1993, p. 407)",
    "viola": "(Viola et al., 2005, p. 407)",
    "carr": "(Carr, 1950–1978, p. 407)",
    "herzen": "(Herzen, no date, p. 407)",
    "khlevniuk": "(Khlevniuk, 2010, p. 407)",
    "rises": "(The New York Times, 1953, p. 407)",
    "purges": "(The Great Purges, no date, p. 407)",
    "death": "(The death of Stalin, 2017, p. 407)",
}
"""CTR, in-text citations: with page 407; up to three names; a title without an author."""
