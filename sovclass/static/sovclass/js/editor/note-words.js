// What a note says that cites a source, in a style that cites in notes. The server writes
// the words (blog/essays/markers.py) as HTML whose only element is <i>.

/** The pieces of such HTML: [{ words, isItalic }]. */
function piecesOf(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes]
    .map((node) => ({ words: node.textContent, isItalic: node.nodeName === "I" }))
    .filter(({ words }) => words);
}

const wordsOf = (html) => piecesOf(html).map(({ words }) => words).join("");

/** A source's note, whole where it is the first one that cites it, at a page if there is one. */
export function notePieces(note, page, isAgain) {
  const [whole, around] = isAgain ? [note.short, note.short_at] : [note.full, note.full_at];
  if (!page) return piecesOf(whole);
  const [before, after] = around;
  return [...piecesOf(before), { words: page, isItalic: false }, ...piecesOf(after)];
}

/** Whether one of these notes' texts cites the source already. */
export function isCitedIn(note, texts) {
  const known = [note.full, note.short].map((html) => wordsOf(html).replace(/\.$/, ""));
  return texts.some((text) => known.some((words) => text.includes(words)));
}

/** The pieces as text of a document. */
export const asText = (schema, pieces) =>
  pieces.map(({ words, isItalic }) => schema.text(words, isItalic ? [schema.marks.italic.create()] : []));
