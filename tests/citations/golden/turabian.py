"""Turabian, 9th edition, author-date: entries, a list and markers, written by hand.

T 9: the section of A Manual for Writers of Research Papers, Theses, and Dissertations.
CMOS 17: the paragraph of the Chicago manual that this edition goes by.
"""

from __future__ import annotations

from citations.styles import turabian_author_date
from tests.citations.golden.kinds import confirm, sure

STYLE = turabian_author_date.STYLE

LINES = {
    "tucker": sure(
        "Tucker, Robert C. 1990. <i>Stalin in Power: The Revolution from Above, "
        "1928–1941</i>. New York: W. W. Norton.",
        "T 9, 19.1.7: place and publisher; CMOS 17, 14.133: no Inc., & Co.",
    ),
    "freeze": sure(
        "Freeze, Gregory L., ed. 2009. <i>Russia: A History</i>. 3rd ed. Oxford: Oxford "
        "University Press.",
        "T 9, 19.1.1.1; 19.1.4",
    ),
    "siegelbaum": sure(
        "Siegelbaum, Lewis, and Andrei Sokolov. 2000. <i>Stalinism as a Way of "
        "Life</i>. Yale University Press.",
        "T 9, 19.1.1",
    ),
    "viola": sure(
        "Viola, Lynne, V. P. Danilov, N. A. Ivnitskii, and Denis Kozlov. 2005. <i>The "
        "War against the Peasantry, 1927–1930</i>. Yale University Press.",
        "T 9, 19.1.1: all of four; 22.3.1.1: prepositions in lower case",
    ),
    "ames": sure(
        "Ames, Ada, Ben Bell, Cora Cole, Dan Dunn, Eve Eady, Fay Ford, and Gus Gray. "
        "2015. <i>Measuring Bread</i>. Academic Press.",
        "CMOS 17, 15.9: all of up to ten",
    ),
    "carr": sure(
        "Carr, E. H. 1950–78. <i>A History of Soviet Russia</i>. 14 vols. Macmillan.",
        "T 9, 19.1.5; 23.2.4",
    ),
    "davies": confirm(
        "Davies, R. W. 1989. <i>The Industrialisation of Soviet Russia</i>. Vol. 3. "
        "Palgrave Macmillan.",
        "T 9, 19.1.5",
    ),
    "solzhenitsyn": sure(
        "Solzhenitsyn, Aleksandr I. 1974. <i>The Gulag Archipelago, 1918–1956</i>. "
        "Translated by Thomas P. Whitney. Harper &amp; Row.",
        "T 9, 19.1.1.1",
    ),
    "trotsky": sure(
        "Trotsky, Leon. (1932) 2008. <i>The History of the Russian Revolution</i>. "
        "Translated by Max Eastman. Haymarket Books.",
        "CMOS 17, 15.40: the year it first came out in parentheses, once",
    ),
    "naumov": sure(
        "Getty, J. Arch, and Oleg V. Naumov. 1999. <i>The Road to Terror</i>. Annals of "
        "Communism. Yale University Press.",
        "T 9, 19.1.6",
    ),
    "statistics": sure(
        "World Health Organization. 2020. <i>World Health Statistics 2020</i>. World "
        "Health Organization.",
        "CMOS 17, 15.37: named in both places",
    ),
    "herzen": sure(
        "Herzen, Alexander. n.d. <i>Who Was to Blame?</i> Progress Publishers.",
        "T 9, 19.1.3",
    ),
    "actors": sure(
        "Smith, Anna. 2004. “Moscow’s Actors under Stalin.” In <i>The Stage and the "
        "State</i>, edited by Gregory L. Freeze, 101–22. Indiana University Press.",
        "T 9, 19.1.9.1: the pages before the publisher",
    ),
    "lenin": sure(
        "Lenin, V. I. (1902) 1975. “What Is to Be Done?” In <i>The Lenin Anthology</i>, "
        "edited by Robert C. Tucker, 12–114. W. W. Norton.",
        "T 9, 19.1.9.1; CMOS 17, 15.40",
    ),
    "faces": sure(
        "Fitzpatrick, Sheila. 1993. “The Two Faces of Anastasia.” <i>American "
        "Historical Review</i> 98, no. 4 (October): 1193–224. "
        "https://doi.org/10.1000/xyz.98.",
        "T 9, 19.2.1: volume, number and month; no initial The",
    ),
    "victims": sure(
        "Getty, J. Arch, Gábor T. Rittersporn, and Viktor N. Zemskov. 1993. “Victims "
        "of the Soviet Penal System in the Pre-war Years.” <i>American Historical "
        "Review</i> 98, no. 4: 1017–49.",
        "T 9, 19.2.1",
    ),
    "zelenin": confirm(
        "Zelenin, I. E. 1993. “Kollektivizatsiia i edinolichnik” [Collectivization and "
        "the individual peasant]. <i>Otechestvennaia istoriia</i>, no. 3: 35–55.",
        "T 9, 19.2.1; 22.3.1.2: a foreign title and what it means",
    ),
    "lepore": sure(
        "Lepore, Jill. 2020. “The Last Time Democracy Almost Died.” <i>New Yorker</i>, "
        "February 3, 2020.",
        "T 9, 19.3: by its date, the year once more; no initial The",
    ),
    "schwirtz": sure(
        "Schwirtz, Michael. 2013. “Moscow Remembers.” <i>New York Times</i>, March 5, "
        "2013. https://www.nytimes.com/2013/03/05/moscow-remembers.html.",
        "T 9, 19.4.1",
    ),
    "rises": confirm(
        "<i>New York Times</i>. 1953. “Stalin Rises from Ranks to Lead a Socialist "
        "State.” March 6, 1953.",
        "T 9, 19.4.2: an unsigned article is the paper's",
    ),
    "suny": sure(
        "Suny, Ronald Grigor. 2015. “Stalin and His Court.” Review of <i>Stalin: "
        "Paradoxes of Power</i>, by Stephen Kotkin. <i>Slavic Review</i> 74, no. 3: "
        "600–603.",
        "T 9, 19.9.2",
    ),
    "purges": sure(
        "Michigan State University. n.d. “The Great Purges.” Seventeen Moments in "
        "Soviet History. Accessed March 5, 2026. "
        "https://soviethistory.msu.edu/1936-2/the-great-purges/.",
        "T 9, 19.5.1: without an author the owner of the site",
    ),
    "metro": sure(
        "Neutatz, Dietmar. 1998. “Building the Moscow Metro.” PhD diss., Princeton "
        "University.",
        "T 9, 19.7.1",
    ),
    "labor": confirm(
        "Lewis, Ann. 2011. “Labor and Leisure in Magnitogorsk.” PhD diss., University "
        "of Chicago. ProQuest. https://www.proquest.com/docview/304000.",
        "T 9, 19.7.1: the database",
    ),
    "growth": confirm(
        "Legislative Reference Service. 1957. <i>Soviet Economic Growth: A Comparison "
        "with the United States</i>. U.S. Government Printing Office.",
        "CMOS 17, 15.37",
    ),
}

LIST = [
    "Fitzpatrick, Sheila. 1994a. <i>The Russian Revolution</i>. Oxford University "
    "Press.",
    "———. 1994b. <i>Stalin’s Peasants</i>. Oxford University Press.",
    "———. 1999. <i>Everyday Stalinism</i>. Oxford University Press.",
    "———, ed. 2000. <i>Stalinism: New Directions</i>. Routledge.",
    "Fitzpatrick, Sheila, and Michael Geyer, eds. 2009. <i>Beyond Totalitarianism</i>. "
    "Cambridge University Press.",
]
"""T 9, 18.2.1: by years, a long dash for the same name again."""

MARKERS = {
    "freeze": "(Freeze 2009, 407)",
    "siegelbaum": "(Siegelbaum and Sokolov 2000, 407)",
    "victims": "(Getty, Rittersporn, and Zemskov 1993, 407)",
    "viola": "(Viola et al. 2005, 407)",
    "carr": "(Carr 1950–78, 407)",
    "herzen": "(Herzen n.d., 407)",
    "purges": "(Michigan State University n.d., 407)",
    "rises": "(New York Times 1953, 407)",
    "beauvoir": "(Beauvoir 1989, 407)",
}
"""T 9, 19.1.1 and table 18.1: with page 407; of four names and more the first."""
