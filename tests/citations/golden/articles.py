"""Articles in journals, magazines and newspapers."""

from tests.citations.golden.kinds import Golden, confirm, day, person, sure

WORKS = [
    Golden(  # a journal, with a DOI
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
        sure(
            "Fitzpatrick, Sheila. “The Two Faces of Anastasia.” <i>The American "
            "Historical Review</i>, vol. 98, no. 4, Oct. 1993, pp. 1193–224, "
            "https://doi.org/10.1000/xyz.98.",
            "MLA 9, 5.33; 2.139",
        ),
        confirm(
            "Fitzpatrick, Sheila. 1993. “The Two Faces of Anastasia.” <i>American "
            "Historical Review</i> 98 (4): 1193–224. https://doi.org/10.1000/xyz.98.",
            "CMOS 18, 14.70: no month beside an issue; 14.69: no initial The",
        ),
        confirm(
            "Fitzpatrick, Sheila. “The Two Faces of Anastasia.” <i>American Historical "
            "Review</i> 98, no. 4 (1993): 1193–224. https://doi.org/10.1000/xyz.98.",
            "CMOS 18, 14.70; 14.69",
        ),
        sure(
            "Fitzpatrick, S. (1993). The two faces of Anastasia. <i>The American "
            "Historical Review</i>, <i>98</i>(4), 1193–1224. "
            "https://doi.org/10.1000/xyz.98",
            "APA 7, 10.1 ex. 1",
        ),
    ),
    Golden(  # three authors
        {
            "id": "victims",
            "type": "article-journal",
            "title": "Victims of the Soviet Penal System in the Pre-war Years",
            "author": [
                person("J. Arch", "Getty"),
                person("Gábor T.", "Rittersporn"),
                person("Viktor N.", "Zemskov"),
            ],
            "container-title": "The American Historical Review",
            "volume": 98,
            "issue": "4",
            "page": "1017-1049",
            "issued": day(1993),
        },
        sure(
            "Getty, J. Arch, et al. “Victims of the Soviet Penal System in the Pre-war "
            "Years.” <i>The American Historical Review</i>, vol. 98, no. 4, 1993, pp. "
            "1017–49.",
            "MLA 9, 5.8",
        ),
        confirm(
            "Getty, J. Arch, Gábor T. Rittersporn, and Viktor N. Zemskov. 1993. “Victims "
            "of the Soviet Penal System in the Pre-war Years.” <i>American Historical "
            "Review</i> 98 (4): 1017–49.",
            "CMOS 18, 8.162: after a prefix in lower case; 14.69",
        ),
        confirm(
            "Getty, J. Arch, Gábor T. Rittersporn, and Viktor N. Zemskov. “Victims of "
            "the Soviet Penal System in the Pre-war Years.” <i>American Historical "
            "Review</i> 98, no. 4 (1993): 1017–49.",
            "CMOS 18, 8.162; 14.69",
        ),
        sure(
            "Getty, J. A., Rittersporn, G. T., &amp; Zemskov, V. N. (1993). Victims of "
            "the Soviet penal system in the pre-war years. <i>The American Historical "
            "Review</i>, <i>98</i>(4), 1017–1049.",
            "APA 7, 10.1 ex. 1",
        ),
    ),
    Golden(  # another alphabet, no volume
        {
            "id": "zelenin",
            "type": "article-journal",
            "title": "Коллективизация и единоличник",
            "author": [person("И. Е.", "Зеленин")],
            "container-title": "Отечественная история",
            "issue": "3",
            "page": "35-55",
            "issued": day(1993),
            "language": "ru",
            "custom": {
                "title-translated": "Collectivization and the individual peasant"
            },
        },
        sure(
            "Зеленин, И. Е. “Коллективизация и единоличник.” <i>Отечественная "
            "история</i>, no. 3, 1993, pp. 35–55.",
            "MLA 9, 2.92",
        ),
        sure(
            "Zelenin, I. E. 1993. “Kollektivizatsiia i edinolichnik” [Collectivization "
            "and the individual peasant]. <i>Otechestvennaia istoriia</i>, no. 3: 35–55.",
            "CMOS 18, 13.101; 14.70",
        ),
        sure(
            "Zelenin, I. E. “Kollektivizatsiia i edinolichnik” [Collectivization and the "
            "individual peasant]. <i>Otechestvennaia istoriia</i>, no. 3 (1993): 35–55.",
            "CMOS 18, 13.101; 14.70",
        ),
        sure(
            "Zelenin, I. E. (1993). Kollektivizatsiia i edinolichnik [Collectivization "
            "and the individual peasant]. <i>Otechestvennaia istoriia</i>, (3), 35–55.",
            "APA 7, 9.38; 9.26",
        ),
    ),
    Golden(  # a magazine
        {
            "id": "lepore",
            "type": "article-magazine",
            "title": "The Last Time Democracy Almost Died",
            "author": [person("Jill", "Lepore")],
            "container-title": "The New Yorker",
            "page": "20-25",
            "issued": day(2020, 2, 3),
        },
        sure(
            "Lepore, Jill. “The Last Time Democracy Almost Died.” <i>The New Yorker</i>, "
            "3 Feb. 2020, pp. 20–25.",
            "MLA 9, 5.33",
        ),
        sure(
            "Lepore, Jill. 2020. “The Last Time Democracy Almost Died.” <i>The New "
            "Yorker</i>, February 3.",
            "CMOS 18, 14.87: no pages; the The of a magazine stays",
        ),
        sure(
            "Lepore, Jill. “The Last Time Democracy Almost Died.” <i>The New Yorker</i>, "
            "February 3, 2020.",
            "CMOS 18, 14.87",
        ),
        sure(
            "Lepore, J. (2020, February 3). The last time democracy almost died. <i>The "
            "New Yorker</i>, 20–25.",
            "APA 7, 10.1 ex. 15",
        ),
    ),
    Golden(  # a newspaper, unsigned
        {
            "id": "rises",
            "type": "article-newspaper",
            "title": "Stalin Rises from Ranks to Lead a Socialist State",
            "container-title": "The New York Times",
            "page": "A1",
            "issued": day(1953, 3, 6),
        },
        sure(
            "“Stalin Rises from Ranks to Lead a Socialist State.” <i>The New York "
            "Times</i>, 6 Mar. 1953, p. A1.",
            "MLA 9, 5.33",
        ),
        sure(
            "<i>The New York Times</i>. 1953. “Stalin Rises from Ranks to Lead a "
            "Socialist State.” March 6.",
            "CMOS 18, 14.97: the paper stands for the author",
        ),
        sure(
            "<i>The New York Times</i>. “Stalin Rises from Ranks to Lead a Socialist "
            "State.” March 6, 1953.",
            "CMOS 18, 14.97",
        ),
        sure(
            "Stalin rises from ranks to lead a socialist state. (1953, March 6). <i>The "
            "New York Times</i>, A1.",
            "APA 7, 9.12; 10.1 ex. 16",
        ),
    ),
    Golden(  # a newspaper online
        {
            "id": "schwirtz",
            "type": "article-newspaper",
            "title": "Moscow Remembers",
            "author": [person("Michael", "Schwirtz")],
            "container-title": "The New York Times",
            "URL": "https://www.nytimes.com/2013/03/05/moscow-remembers.html",
            "issued": day(2013, 3, 5),
        },
        sure(
            "Schwirtz, Michael. “Moscow Remembers.” <i>The New York Times</i>, 5 Mar. "
            "2013, www.nytimes.com/2013/03/05/moscow-remembers.html.",
            "MLA 9, 5.95",
        ),
        sure(
            "Schwirtz, Michael. 2013. “Moscow Remembers.” <i>The New York Times</i>, "
            "March 5. https://www.nytimes.com/2013/03/05/moscow-remembers.html.",
            "CMOS 18, 14.89",
        ),
        sure(
            "Schwirtz, Michael. “Moscow Remembers.” <i>The New York Times</i>, March 5, "
            "2013. https://www.nytimes.com/2013/03/05/moscow-remembers.html.",
            "CMOS 18, 14.89",
        ),
        sure(
            "Schwirtz, M. (2013, March 5). Moscow remembers. <i>The New York Times</i>. "
            "https://www.nytimes.com/2013/03/05/moscow-remembers.html",
            "APA 7, 10.1 ex. 16",
        ),
    ),
    Golden(  # a review of a book
        {
            "id": "suny",
            "type": "review-book",
            "title": "Stalin and His Court",
            "author": [person("Ronald Grigor", "Suny")],
            "reviewed-title": "Stalin: Paradoxes of Power",
            "reviewed-author": [person("Stephen", "Kotkin")],
            "container-title": "Slavic Review",
            "volume": 74,
            "issue": "3",
            "page": "600-603",
            "issued": day(2015),
        },
        sure(
            "Suny, Ronald Grigor. “Stalin and His Court.” Review of <i>Stalin: Paradoxes "
            "of Power</i>, by Stephen Kotkin. <i>Slavic Review</i>, vol. 74, no. 3, "
            "2015, pp. 600–03.",
            "MLA 9, 5.29; 2.139",
        ),
        sure(
            "Suny, Ronald Grigor. 2015. “Stalin and His Court.” Review of <i>Stalin: "
            "Paradoxes of Power</i>, by Stephen Kotkin. <i>Slavic Review</i> 74 (3): "
            "600–603.",
            "CMOS 18, 14.99; 9.63: after a hundred all digits",
        ),
        sure(
            "Suny, Ronald Grigor. “Stalin and His Court.” Review of <i>Stalin: Paradoxes "
            "of Power</i>, by Stephen Kotkin. <i>Slavic Review</i> 74, no. 3 (2015): "
            "600–603.",
            "CMOS 18, 14.99; 9.63",
        ),
        sure(
            "Suny, R. G. (2015). Stalin and his court [Review of the book <i>Stalin: "
            "Paradoxes of power</i>, by S. Kotkin]. <i>Slavic Review</i>, <i>74</i>(3), "
            "600–603.",
            "APA 7, 10.7 ex. 67",
        ),
    ),
]
