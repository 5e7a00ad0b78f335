"""The signs by which the parts of a reference are known (see reference.py)."""

from __future__ import annotations

import re

LONGEST = 2_000
BULLET = re.compile(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[-•*–—])\s+(?=\D)")
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?10\.\d{4,9}/\S{1,200}", re.I
)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,800}", re.I)
ISBN = re.compile(r"\bISBN[:\s]*([\d Xx-]{9,20})", re.I)
ACCESSED = re.compile(
    r"[\[(]?\b(?:accessed|retrieved|дата обращения:?)\s+(?:on\s+)?((?:[^.\])]|(?<=[A-Za-z]{3})\.(?=\s\d)){4,40})[.\])]*(?:\s*from:?)?",
    re.I,
)
PAGES = re.compile(
    r"[,:]?\s*\b(?:pp?\.|pages?|стр\.|[сСcC]\.)\s*([A-Za-z]?\d{1,5}(?:\s?[-–—]\s?[A-Za-z]?\d{1,5})?|[ivxlc]{1,8}[-–—][ivxlc]{1,8})",
)
BARE_PAGES = re.compile(r":\s*(\d{1,5}\s?[-–—]\s?\d{1,5})(?=[.,]?\s*$|\.)")
LISTED_PAGES = re.compile(r",\s*(\d{1,5}\s?[-–—]\s?\d{1,5})(?=[.,\s|]|$)")
VOLUME = re.compile(r"[,.]?\s*\b(?:vol\.|volume|т\.)\s*(\d{1,4}|[IVXLC]{1,7})\b", re.I)
ISSUE = re.compile(r"[,.]?\s*(?:\bno\.|\bissue|№)\s*(\d{1,5}(?:[-–/]\d{1,5})?)", re.I)
VOLUME_ISSUE = re.compile(r"[,\s](\d{1,4})\s?\((\d{1,4}(?:[-–/]\d{1,4})?)\)")
VOLUME_YEAR = re.compile(r"\s(\d{1,4})\s(?=\()")
EDITION = re.compile(
    r"[,.(]\s*(\d{1,2}(?:st|nd|rd|th)|revised|rev\.|\d{1,2}-е)\s(?:ed\.|edition|изд\.)\)?",
    re.I,
)
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATES = (
    re.compile(rf"\(({YEAR})[a-z]?(?:,\s({MONTH})(?:\s(\d{{1,2}}))?)?\)"),
    re.compile(rf"(?P<day>\d{{1,2}})\s(?P<month>{MONTH})\s(?P<year>{YEAR})\b"),
    re.compile(rf"\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}}),\s(?P<year>{YEAR})\b"),
    re.compile(rf"\b(?P<month>{MONTH})\s(?P<year>{YEAR})\b"),
    re.compile(rf"(?<![\d–-])({YEAR})[a-z]?(?:[–-]\d{{2,4}})?(?=[.,;:)\s]|$)"),
)
QUOTED = re.compile(r"[“\"„«]([^”\"“»„«]{2,400})[”\"“»]")
ITALIC = re.compile(r"(?:\*|_|<(?:i|em)>)([^*_<>]{2,400})(?:\*|_|</(?:i|em)>)")
EDITED_BY = re.compile(
    r"[,.]?\s*\b(?:edited by|ed\. by|eds?\. by|под ред\.)\s+([^.,;(]{3,80})", re.I
)
TRANSLATED_BY = re.compile(
    r"[,.]?\s*\b(?:translated by|trans\.(?: by)?|пер\.)\s+([^.,;(]{3,80})", re.I
)
IN = re.compile(r"(?:^|[.,]\s*)(?:In|In:|//|В кн\.:)\s+(?=\S)")
PRESS = re.compile(
    r"(?:(?P<place>[^\W\d_][^.,:;()]{1,40}):\s*)?(?P<publisher>[^.,:;()]{0,60}\b(?:Press|Publish\w{2,6}|Books|UP|Verlag|Éditions|Inc|Routledge|Macmillan|Penguin|Norton|Knopf|Издательство|изд-во|Наука|Мысль)\b[^.,:;()]{0,40})",
)
PLACE = re.compile(
    r"(?:^|[.,]\s+)(?P<place>[A-ZА-ЯЁÀ-Þ][^\d.,:;()]{1,30}|М\.|Л\.|СПб\.):\s*(?P<publisher>[^.,:;()\d]{2,60})"
)
ET_AL = re.compile(r"[,\s]*(?:et al\.?|и др\.)", re.I)
EDITORS = re.compile(r",?\s*\(?\b(?:eds?|editors?|сост|ред)\b\.?\)?", re.I)
INITIALS = r"(?:[A-ZА-ЯЁÀ-Þ]\.[\s-]?){1,4}"
APA_NAME = re.compile(
    rf"([^\W\d_][\w’'`-]{{1,30}}(?:\s[^\W\d_][\w’'-]{{1,30}})?),?\s({INITIALS})"
)
AND = re.compile(r",?\s+(?:and|&|и)\s+")
LEFT = ' \t.,;:()[]—–-*_“”"«»/'

MARKER_YEAR = re.compile(rf"\b({YEAR})[a-z]?\b")
MARKER_PAGES = re.compile(
    r"[,:\s]+(?:pp?\.\s*)?[\divxlc]{1,6}(?:\s?[-–]\s?[\divxlc]{1,6})?\s*$", re.I
)
QUOTED_IN = re.compile(r"^.{0,200}\b(?:qtd\.?|quoted|cited) in ", re.IGNORECASE)
"""“Zoshchenko qtd. in”: the work in which it is quoted is the source."""
SIGNALS = re.compile(
    r"^(?:see(?: also)?|cf\.|compare|e\.g\.,?|qtd\. in|quoted in|cited in)\s+", re.I
)
