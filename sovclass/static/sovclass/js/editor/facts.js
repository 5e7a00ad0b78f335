// What the server says once, for all scripts of the page (blog/editor_media.py): the looks of
// states and findings, the glyphs, what may stand in a text and in a note. No script keeps a
// table of its own.
export const facts = JSON.parse(document.getElementById("editor-facts").textContent);
