"""Files of every form, made here: each page and label known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from citations.quotations.match import Page

SENTENCE = "Words of the page stand here, enough of them to be a text, number {}."


def sentences(labels: Sequence[str]) -> list[Page]:
    """A page for each label."""
    return [Page(label, SENTENCE.format(n)) for n, label in enumerate(labels)]


def pdf(texts: Sequence[str], labels: str = "", more: str = "") -> bytes:
    """A PDF with a line of text on each page. `labels`: a /PageLabels dictionary."""
    count = len(texts)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    font = 3 + 2 * count
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/PageLabels {labels}' if labels else ''} {more} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
    ]
    for n, text in enumerate(texts):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {4 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        stream = f"BT /F1 12 Tf 40 700 Td ({escaped}) Tj ET" if text else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    )
    return out.encode("latin-1")


CONTAINER = """<?xml version="1.0"?><container><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="pic" href="pic.svg" media-type="image/svg+xml"/>
</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>"""
BREAKS = {
    "OPS/one.xhtml": """<html><head><title>No text</title></head><body>
<p><span epub:type="pagebreak" id="p1" title="1"/>The first page of the book has these words.</p>
<p>It goes on <span role="doc-pagebreak" aria-label="2"></span>on its second page, in mid-sentence.</p>
</body></html>""",
    "OPS/text/two.xhtml": """<html><body><p>And still the second page, in a new chapter.</p>
<div class="pagebreak" id="page_3"></div><p>Then the third page &amp; the last.</p></body></html>""",
}
LISTED = {
    "OPS/nav.xhtml": """<html><body><nav epub:type="toc"><a href="one.xhtml#a">Contents</a></nav>
<nav epub:type="page-list"><ol><li><a href="one.xhtml#a">xi</a></li>
<li><a href="one.xhtml#b">xii</a></li><li><a href="text/two.xhtml">1</a></li></ol></nav></body></html>""",
    "OPS/one.xhtml": """<html><body><p id="a">The first page of the book has these words.</p>
<p id="b">The second page has other words.</p></body></html>""",
    "OPS/text/two.xhtml": "<html><body><p>The third page begins a file.</p></body></html>",
}
NCX = {
    "OPS/toc.ncx": """<ncx><navMap><navPoint><content src="one.xhtml#c"/></navPoint></navMap><pageList>
<pageTarget value="7"><navLabel><text>7</text></navLabel><content src="one.xhtml#a"/></pageTarget>
<pageTarget value="8"><navLabel><text>8</text></navLabel><content src="one.xhtml#b"/></pageTarget>
</pageList></ncx>""",
    "OPS/one.xhtml": LISTED["OPS/one.xhtml"],
    "OPS/text/two.xhtml": LISTED["OPS/text/two.xhtml"],
}


def epub(files: dict[str, str | bytes], **more: str | bytes) -> bytes:
    """An EPUB of these files; `container` and `package` may be replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", more.get("container", CONTAINER))
        archive.writestr("OPS/book.opf", more.get("package", PACKAGE))
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
