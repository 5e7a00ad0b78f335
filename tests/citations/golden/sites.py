"""Sites, pages of sites, blogs, videos and podcasts."""

from tests.citations.golden.kinds import Golden, body, confirm, day, person, sure

WORKS = [
    Golden(  # a whole site
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
        sure(
            "<i>Seventeen Moments in Soviet History</i>. Edited by Lewis Siegelbaum and "
            "James von Geldern, soviethistory.msu.edu.",
            "MLA 9, 5.42; 5.95",
        ),
        confirm(
            "Siegelbaum, Lewis, and James von Geldern, eds. n.d. Seventeen Moments in "
            "Soviet History. https://soviethistory.msu.edu/.",
            "CMOS 18, 14.104; 8.193: the name of a site is not in italics",
        ),
        confirm(
            "Siegelbaum, Lewis, and James von Geldern, eds. Seventeen Moments in Soviet "
            "History. https://soviethistory.msu.edu/.",
            "CMOS 18, 14.104; 8.193",
        ),
        confirm(
            "Siegelbaum, L., &amp; von Geldern, J. (Eds.). (n.d.). <i>Seventeen moments "
            "in Soviet history</i>. https://soviethistory.msu.edu/",
            "APA 7, 10.16",
        ),
    ),
    Golden(  # a page, unsigned and undated, with the day it was read
        {
            "id": "purges",
            "type": "webpage",
            "title": "The Great Purges",
            "container-title": "Seventeen Moments in Soviet History",
            "publisher": "Michigan State University",
            "URL": "https://soviethistory.msu.edu/1936-2/the-great-purges/",
            "accessed": day(2026, 3, 5),
            "custom": {"title-sentence": "The Great Purges"},
        },
        sure(
            "“The Great Purges.” <i>Seventeen Moments in Soviet History</i>, Michigan "
            "State U, soviethistory.msu.edu/1936-2/the-great-purges/. Accessed 5 Mar. "
            "2026.",
            "MLA 9, 5.111",
        ),
        confirm(
            "Michigan State University. n.d. “The Great Purges.” Seventeen Moments in "
            "Soviet History. Accessed March 5, 2026. "
            "https://soviethistory.msu.edu/1936-2/the-great-purges/.",
            "CMOS 18, 14.104: the owner of the site leads",
        ),
        confirm(
            "Michigan State University. “The Great Purges.” Seventeen Moments in Soviet "
            "History. Accessed March 5, 2026. "
            "https://soviethistory.msu.edu/1936-2/the-great-purges/.",
            "CMOS 18, 14.104",
        ),
        confirm(
            "<i>The Great Purges</i>. (n.d.). Seventeen Moments in Soviet History. "
            "Retrieved March 5, 2026, from "
            "https://soviethistory.msu.edu/1936-2/the-great-purges/",
            "APA 7, 10.16; 9.16: a day where the page may change",
        ),
    ),
    Golden(  # a page whose publisher is its site
        {
            "id": "britannica",
            "type": "webpage",
            "title": "Five-Year Plans",
            "container-title": "Encyclopaedia Britannica",
            "publisher": "Encyclopaedia Britannica, Inc.",
            "issued": day(2024, 5, 1),
            "URL": "https://www.britannica.com/plans",
        },
        sure(
            "“Five-Year Plans.” <i>Encyclopaedia Britannica</i>, 1 May 2024, "
            "www.britannica.com/plans.",
            "MLA 9, 5.63",
        ),
        confirm(
            "Encyclopaedia Britannica. 2024. “Five-Year Plans.” May 1. "
            "https://www.britannica.com/plans.",
            "CMOS 18, 14.104: owner and site are one and named once",
        ),
        confirm(
            "Encyclopaedia Britannica. “Five-Year Plans.” May 1, 2024. "
            "https://www.britannica.com/plans.",
            "CMOS 18, 14.104",
        ),
        confirm(
            "<i>Five-year plans</i>. (2024, May 1). Encyclopaedia Britannica. "
            "https://www.britannica.com/plans",
            "APA 7, 10.16; 6.17",
        ),
    ),
    Golden(  # a page with nothing but a title
        {
            "id": "zagorsk",
            "type": "webpage",
            "title": "The Bells of Zagorsk",
            "URL": "https://bells.example.org/zagorsk",
        },
        sure(
            "“The Bells of Zagorsk.” bells.example.org/zagorsk.",
            "MLA 9, 5.95: a part of a site is in quotation marks",
        ),
        confirm(
            "“The Bells of Zagorsk.” n.d. https://bells.example.org/zagorsk.",
            "CMOS 18, 14.104",
        ),
        confirm(
            "“The Bells of Zagorsk.” https://bells.example.org/zagorsk.",
            "CMOS 18, 14.104",
        ),
        sure(
            "<i>The bells of Zagorsk</i>. (n.d.). https://bells.example.org/zagorsk",
            "APA 7, 9.12; 10.16",
        ),
    ),
    Golden(  # a post in a blog
        {
            "id": "harrison",
            "type": "post-weblog",
            "title": "Why Soviet Statistics Lied",
            "author": [person("Mark", "Harrison")],
            "container-title": "Warwick Blogs",
            "issued": day(2016, 5, 1),
            "URL": "https://blogs.example.org/markharrison/statistics",
        },
        sure(
            "Harrison, Mark. “Why Soviet Statistics Lied.” <i>Warwick Blogs</i>, 1 May "
            "2016, blogs.example.org/markharrison/statistics.",
            "MLA 9, 5.31",
        ),
        sure(
            "Harrison, Mark. 2016. “Why Soviet Statistics Lied.” <i>Warwick Blogs</i>, "
            "May 1. https://blogs.example.org/markharrison/statistics.",
            "CMOS 18, 14.105",
        ),
        sure(
            "Harrison, Mark. “Why Soviet Statistics Lied.” <i>Warwick Blogs</i>, May 1, "
            "2016. https://blogs.example.org/markharrison/statistics.",
            "CMOS 18, 14.105",
        ),
        sure(
            "Harrison, M. (2016, May 1). Why Soviet statistics lied. <i>Warwick "
            "Blogs</i>. https://blogs.example.org/markharrison/statistics",
            "APA 7, 10.1 ex. 17",
        ),
    ),
    Golden(  # a video
        {
            "id": "video",
            "type": "motion_picture",
            "title": "The Russian Revolution",
            "author": [body("Khan Academy")],
            "container-title": "YouTube",
            "genre": "Video",
            "issued": day(2018, 4, 12),
            "URL": "https://www.youtube.com/watch?v=abc123",
            "custom": {"title-sentence": "The Russian Revolution"},
        },
        sure(
            "Khan Academy. “The Russian Revolution.” <i>YouTube</i>, 12 Apr. 2018, "
            "www.youtube.com/watch?v=abc123.",
            "MLA 9, 5.31",
        ),
        confirm(
            "Khan Academy. 2018. “The Russian Revolution.” YouTube, April 12. Video. "
            "https://www.youtube.com/watch?v=abc123.",
            "CMOS 18, 14.167",
        ),
        confirm(
            "Khan Academy. “The Russian Revolution.” YouTube, April 12, 2018. Video. "
            "https://www.youtube.com/watch?v=abc123.",
            "CMOS 18, 14.167",
        ),
        sure(
            "Khan Academy. (2018, April 12). <i>The Russian Revolution</i> [Video]. "
            "YouTube. https://www.youtube.com/watch?v=abc123",
            "APA 7, 10.12 ex. 90",
        ),
    ),
    Golden(  # an episode of a podcast
        {
            "id": "podcast",
            "type": "broadcast",
            "title": "The Purge",
            "host": [person("Sean", "Guillory")],
            "container-title": "The SRB Podcast",
            "genre": "Audio podcast episode",
            "issued": day(2019, 10, 15),
            "URL": "https://podcast.example.org/purge",
        },
        confirm(
            "“The Purge.” <i>The SRB Podcast</i>, hosted by Sean Guillory, 15 Oct. 2019, "
            "podcast.example.org/purge.",
            "MLA 9, 5.42",
        ),
        confirm(
            "<i>The SRB Podcast</i>. 2019. “The Purge.” Hosted by Sean Guillory. "
            "Podcast, October 15. https://podcast.example.org/purge.",
            "CMOS 18, 14.168: the show leads",
        ),
        confirm(
            "<i>The SRB Podcast</i>. “The Purge.” Hosted by Sean Guillory. Podcast, "
            "October 15, 2019. https://podcast.example.org/purge.",
            "CMOS 18, 14.168",
        ),
        sure(
            "Guillory, S. (Host). (2019, October 15). The purge [Audio podcast episode]. "
            "In <i>The SRB podcast</i>. https://podcast.example.org/purge",
            "APA 7, 10.13 ex. 95",
        ),
    ),
]
