"""`make compare-styles`: every golden work by citeproc-js, and where it differs.

Both engines get the same adapted items and the same CSL files, so that a difference is
one between engines. Needs node, npm and the network once; not part of `make test`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from citations.styles import format_references, format_works_cited
from citations.styles.english import AMERICAN, BRITISH
from citations.styles.pandoc.csl import apart, in_given_order
from citations.styles.pandoc.dress import undress
from citations.styles.pandoc.inlines import as_written
from citations.styles.pandoc.safe_items import safe_items
from citations.styles.registry import STYLES, style_named
from tests.citations.golden import WORKS
from tests.citations.styles.mla_works import WORKS as MLA_WORKS
from tests.citations.styles.test_lists import FITZPATRICK
from tests.compare.differences import EXPLAINED

FOLDER = Path("var/compare")
CITEPROC_JS = "citeproc@2.4.63"
LOCALES = "citeproc-py==0.11.1"  # for the official locales it carries
LOCALE_FILES = {e.locale: f"locales-{e.locale}.xml" for e in (AMERICAN, BRITISH)}
SCRIPT = Path(__file__).parent / "entries.cjs"


def main() -> int:
    """Print what differs; 1 when a difference is not explained or explained in vain."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        print("compare-styles: needs node and npm; nothing compared.")
        return 2
    _install(npm)
    compared = [
        (style, key, ours, theirs)
        for style in STYLES
        for key, ours, theirs in (*_alone(node, style), *_together(node, style))
    ]
    found = {(style, key) for style, key, ours, theirs in compared if ours != theirs}
    for one in compared:
        _say(*one)
    unexplained, vain = found - EXPLAINED.keys(), EXPLAINED.keys() - found
    print(f"{len(compared)} entries compared, {len(found)} differ.")
    for what, keys in (("not explained", unexplained), ("explained in vain", vain)):
        for style, key in sorted(keys):
            print(f"{what}: {style} {key}")
    return 1 if unexplained or vain else 0


def _install(npm: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not (FOLDER / "node_modules/citeproc").is_dir():
        command = [npm, "install", "--no-fund", "--no-audit", CITEPROC_JS]
        subprocess.run(command, cwd=FOLDER, check=True, capture_output=True)
    if not all((FOLDER / name).is_file() for name in LOCALE_FILES.values()):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", LOCALES]
        subprocess.run(command, cwd=FOLDER, check=True, capture_output=True)
        wheel = next(FOLDER.glob("citeproc_py*.whl"))
        with zipfile.ZipFile(wheel) as packed:
            for wanted in LOCALE_FILES.values():
                name = next(n for n in packed.namelist() if n.endswith(wanted))
                (FOLDER / wanted).write_bytes(packed.read(name))


def _alone(node, style):
    """(key, our entry, citeproc-js's) of every work as if it stood alone."""
    golden = [work.item for work in WORKS]
    more = [{**item, "id": f"mla:{item['id']}"} for item, _ in MLA_WORKS]
    chosen, items = style_named(style), golden + more
    theirs = _by_citeproc_js(node, apart(chosen.csl), chosen, items)
    for key, entry in format_references(items, style=style).items():
        yield key, entry.html, theirs.get(key, "")


def _together(node, style):
    """The same for a list: several works by one author, letters after years."""
    chosen = style_named(style)
    ours = format_works_cited(FITZPATRICK, style=style)
    by_id = {item["id"]: item for item in FITZPATRICK}
    items = [by_id[entry.source] for entry in ours]
    theirs = _by_citeproc_js(node, in_given_order(chosen.csl), chosen, items)
    for entry in ours:
        yield f"list:{entry.source}", entry.html, theirs.get(entry.source, "")


def _by_citeproc_js(node, csl, chosen, items):
    adapted = {key: chosen.adapt(item) for key, item in safe_items(items).items()}
    sent = {
        "style": csl,
        "language": chosen.english.locale,
        "locales": {
            name: (FOLDER / file).read_text(encoding="utf-8")
            for name, file in LOCALE_FILES.items()
        },
        "items": [{**item, "id": key} for key, item in adapted.items()],
    }
    module = (FOLDER / "node_modules/citeproc").resolve()
    done = subprocess.run(
        [node, str(SCRIPT), str(module)],
        input=json.dumps(sent),
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        key: chosen.finish(adapted[key], undress(_plain(html)))
        for key, html in json.loads(done.stdout).items()
    }


def _plain(html: str) -> str:
    """citeproc-js's HTML with no element but `<i>`, as ours."""
    html = re.sub(r'<span style="font-style:normal;?">(.*?)</span>', r"</i>\1<i>", html)
    html = re.sub(r"</?(?:div|span)[^>]*>", "", html)
    html = (
        html.replace("&#38;", "&amp;").replace("&#60;", "&lt;").replace("&#62;", "&gt;")
    )
    return as_written(" ".join(html.split()))


def _say(style: str, key: str, ours: str, theirs: str) -> None:
    if ours != theirs:
        why = EXPLAINED.get((style, key), "NOT EXPLAINED")
        print(f"{style} {key}: {why}\n   pandoc      {ours}\n   citeproc-js {theirs}")


if __name__ == "__main__":
    sys.exit(main())
