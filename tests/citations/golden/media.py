"""Films, music, pictures, interviews and speeches."""

from tests.citations.golden.kinds import Golden, confirm, day, person, sure

WORKS = [
    Golden(  # a film
        {
            "id": "death",
            "type": "motion_picture",
            "title": "The Death of Stalin",
            "director": [person("Armando", "Iannucci")],
            "publisher": "Gaumont",
            "genre": "Film",
            "issued": day(2017),
        },
        sure(
            "<i>The Death of Stalin</i>. Directed by Armando Iannucci, Gaumont, 2017.",
            "MLA 9, 5.38",
        ),
        sure(
            "Iannucci, Armando, dir. 2017. <i>The Death of Stalin</i>. Gaumont.",
            "CMOS 18, 14.165",
        ),
        sure(
            "Iannucci, Armando, dir. <i>The Death of Stalin</i>. Gaumont, 2017.",
            "CMOS 18, 14.165",
        ),
        sure(
            "Iannucci, A. (Director). (2017). <i>The death of Stalin</i> [Film]. Gaumont.",
            "APA 7, 10.12 ex. 84",
        ),
    ),
    Golden(  # a song on an album
        {
            "id": "song",
            "type": "song",
            "title": "Waist Deep in the Big Muddy",
            "author": [person("Pete", "Seeger")],
            "container-title": "Waist Deep in the Big Muddy and Other Love Songs",
            "publisher": "Columbia",
            "issued": day(1967),
            "custom": {
                "title-sentence": "Waist deep in the Big Muddy",
                "container-title-sentence": "Waist deep in the Big Muddy and other love "
                "songs",
            },
        },
        sure(
            "Seeger, Pete. “Waist Deep in the Big Muddy.” <i>Waist Deep in the Big Muddy "
            "and Other Love Songs</i>, Columbia, 1967.",
            "MLA 9, 5.31",
        ),
        confirm(
            "Seeger, Pete. 1967. “Waist Deep in the Big Muddy.” On <i>Waist Deep in the "
            "Big Muddy and Other Love Songs</i>. Columbia.",
            "CMOS 18, 14.163",
        ),
        confirm(
            "Seeger, Pete. “Waist Deep in the Big Muddy.” On <i>Waist Deep in the Big "
            "Muddy and Other Love Songs</i>. Columbia, 1967.",
            "CMOS 18, 14.163",
        ),
        sure(
            "Seeger, P. (1967). Waist deep in the Big Muddy [Song]. On <i>Waist deep in "
            "the Big Muddy and other love songs</i>. Columbia.",
            "APA 7, 10.13 ex. 92",
        ),
    ),
    Golden(  # a painting
        {
            "id": "square",
            "type": "graphic",
            "title": "Black Square",
            "author": [person("Kazimir", "Malevich")],
            "medium": "Oil on linen",
            "archive": "State Tretyakov Gallery",
            "archive-place": "Moscow",
            "issued": day(1915),
        },
        confirm(
            "Malevich, Kazimir. <i>Black Square</i>. 1915, State Tretyakov Gallery, "
            "Moscow. Oil on linen.",
            "MLA 9, 5.99; 5.112: the medium at the end",
        ),
        sure(
            "Malevich, Kazimir. 1915. <i>Black Square</i>. Oil on linen. State Tretyakov "
            "Gallery, Moscow.",
            "CMOS 18, 14.133",
        ),
        sure(
            "Malevich, Kazimir. <i>Black Square</i>. 1915. Oil on linen. State Tretyakov "
            "Gallery, Moscow.",
            "CMOS 18, 14.133",
        ),
        sure(
            "Malevich, K. (1915). <i>Black square</i> [Oil on linen]. State Tretyakov "
            "Gallery, Moscow.",
            "APA 7, 10.14 ex. 97",
        ),
    ),
    Golden(  # a photograph in an archive
        {
            "id": "photograph",
            "type": "graphic",
            "title": "Komsomol Member at the Wheel",
            "author": [person("Arkady", "Shaikhet")],
            "genre": "Photograph",
            "archive_collection": "Shaikhet Papers",
            "archive_location": "box 4, folder 12",
            "archive": "Multimedia Art Museum",
            "archive-place": "Moscow",
            "issued": day(1929),
        },
        confirm(
            "Shaikhet, Arkady. <i>Komsomol Member at the Wheel</i>. 1929, Multimedia Art "
            "Museum, Moscow, Shaikhet Papers, box 4, folder 12. Photograph.",
            "MLA 9, 5.99; 5.112",
        ),
        confirm(
            "Shaikhet, Arkady. 1929. <i>Komsomol Member at the Wheel</i>. Photograph. "
            "Box 4, folder 12, Shaikhet Papers, Multimedia Art Museum, Moscow.",
            "CMOS 18, 14.127; 14.133",
        ),
        confirm(
            "Shaikhet, Arkady. <i>Komsomol Member at the Wheel</i>. 1929. Photograph. "
            "Box 4, folder 12, Shaikhet Papers, Multimedia Art Museum, Moscow.",
            "CMOS 18, 14.127; 14.133",
        ),
        confirm(
            "Shaikhet, A. (1929). <i>Komsomol member at the wheel</i> [Photograph]. "
            "Shaikhet Papers (box 4, folder 12), Multimedia Art Museum, Moscow.",
            "APA 7, 9.30; 10.14 ex. 101",
        ),
    ),
    Golden(  # a published interview
        {
            "id": "gorbachev",
            "type": "interview",
            "title": "Gorbachev on 1989",
            "author": [person("Mikhail", "Gorbachev")],
            "interviewer": [
                person("Katrina", "Heuvel", **{"non-dropping-particle": "vanden"}),
                person("Stephen F.", "Cohen"),
            ],
            "container-title": "The Nation",
            "page": "11-14",
            "issued": day(2009, 11, 16),
        },
        sure(
            "Gorbachev, Mikhail. “Gorbachev on 1989.” Interview by Katrina vanden Heuvel "
            "and Stephen F. Cohen. <i>The Nation</i>, 16 Nov. 2009, pp. 11–14.",
            "MLA 9, 5.107",
        ),
        sure(
            "Gorbachev, Mikhail. 2009. “Gorbachev on 1989.” Interview by Katrina vanden "
            "Heuvel and Stephen F. Cohen. <i>The Nation</i>, November 16.",
            "CMOS 18, 14.110",
        ),
        sure(
            "Gorbachev, Mikhail. “Gorbachev on 1989.” Interview by Katrina vanden Heuvel "
            "and Stephen F. Cohen. <i>The Nation</i>, November 16, 2009.",
            "CMOS 18, 14.110",
        ),
        confirm(
            "vanden Heuvel, K., &amp; Cohen, S. F. (2009, November 16). Gorbachev on "
            "1989. <i>The Nation</i>, 11–14.",
            "APA 7, 8.36: like the kind of text it stands in, by who wrote it",
        ),
    ),
    Golden(  # one's own interview
        {
            "id": "petrova",
            "type": "interview",
            "author": [person("Anna", "Petrova")],
            "interviewer": [person("Maria", "Lopez")],
            "issued": day(2024, 3, 12),
        },
        confirm(
            "Petrova, Anna. Interview. Conducted by Maria Lopez, 12 Mar. 2024.",
            "MLA 9, 5.29",
        ),
        confirm(
            "Petrova, Anna. 2024. Interview by Maria Lopez. March 12.",
            "CMOS 18, 14.111: usually in the text only",
        ),
        confirm(
            "Petrova, Anna. Interview by Maria Lopez. March 12, 2024.",
            "CMOS 18, 14.111: usually in a note only",
        ),
        confirm(
            "Petrova, A. (2024, March 12). [Interview by M. Lopez].",
            "APA 7, 8.9: in the text only; where a list is wanted, 9.22",
        ),
    ),
    Golden(  # a speech
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
        sure(
            "Khrushchev, Nikita. “On the Cult of Personality and Its Consequences.” 20th "
            "Congress of the Communist Party of the Soviet Union, 25 Feb. 1956, Moscow. "
            "Speech.",
            "MLA 9, 5.99; 5.112",
        ),
        confirm(
            "Khrushchev, Nikita. 1956. “On the Cult of Personality and Its "
            "Consequences.” Speech, 20th Congress of the Communist Party of the Soviet "
            "Union, Moscow, February 25.",
            "CMOS 18, 14.115",
        ),
        confirm(
            "Khrushchev, Nikita. “On the Cult of Personality and Its Consequences.” "
            "Speech, 20th Congress of the Communist Party of the Soviet Union, Moscow, "
            "February 25, 1956.",
            "CMOS 18, 14.115",
        ),
        sure(
            "Khrushchev, N. (1956, February 25). <i>On the cult of personality and its "
            "consequences</i> [Speech]. 20th Congress of the Communist Party of the "
            "Soviet Union, Moscow.",
            "APA 7, 10.5 ex. 60",
        ),
    ),
]
