// What the server says once, for all scripts of the page (blog/html/editor_media.py): the glyphs,
// the looks of states and findings, what may stand in a text and in a note. No script keeps
// a table of its own.
const told = (id) => JSON.parse(document.getElementById(id).textContent);

export const icons = told("editor-icons");
export const facts = told("editor-facts");
