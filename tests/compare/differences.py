"""Where citeproc-js prints something else, and who is right."""

from citations.styles import mla

EXPLAINED: dict[tuple[str, str], str] = {
    (
        mla.STYLE.name,
        "list:directions",
    ): "citeproc-js does not see that an editor is the author "
    "before; MLA 9, 5.126: the hyphens stand for the name, whatever the role",
}
