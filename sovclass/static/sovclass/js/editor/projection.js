// From code points of the server's projection (citations/reading/text.py) to places in the
// editor's document, and the words of both. Leaf blocks are joined by one newline, a line
// break is a newline, pictures are nothing; the notes come after all blocks, each as one. A
// caption or note without words is not kept, so it is not a block.
import { facts } from "sovclass/editor/facts";
import { isBlank, isNote } from "sovclass/editor/footnote";

const isEmptyCaption = (node) => node.type.name === "caption" && node.content.size === 0;

/** { text, length, runs }: a run is a stretch of text, the place where it begins, and the
 * number of the note it is in. */
export function project(doc) {
  const runs = [];
  const notes = [];
  let text = "";
  let length = 0;
  let blocks = 0;
  const add = (piece, from, note) => {
    const size = [...piece].length;
    runs.push({ start: length, end: length + size, from, piece, note, isNarrow: size === piece.length });
    text += piece;
    length += size;
  };
  const begin = () => {
    if (blocks > 0) {
      text += "\n";
      length += 1;
    }
    blocks += 1;
  };
  const addAll = (node, pos, note) =>
    node.forEach((child, offset) => {
      if (child.isText) add(child.text, pos + 1 + offset, note);
      else if (child.type.name === "hardBreak") add("\n", pos + 1 + offset, note);
      else if (isNote(child)) notes.push([child, pos + 1 + offset]);
    });
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    if (isEmptyCaption(node)) return false;
    begin();
    addAll(node, pos);
    return false;
  });
  notes.forEach(([note, pos], i) => {
    if (isBlank(note)) return;
    begin();
    addAll(note, pos, i + 1);
  });
  return { text, length, runs };
}

function unitsIn(run, points) {
  if (run.isNarrow) return points;
  return [...run.piece].slice(0, points).join("").length;
}

/** The range in the document of code points [start, end), with the number of their note;
 * or null when there is none. */
export function rangeOf(projection, start, end) {
  const first = projection.runs.find((run) => run.start <= start && start < run.end);
  const last = projection.runs.find((run) => run.start < end && end <= run.end);
  if (!first || !last || start >= end) return null;
  return {
    from: first.from + unitsIn(first, start - first.start),
    to: last.from + unitsIn(last, end - last.start),
    note: first.note,
  };
}

/** The text from one offset of a paragraph to another, a unit for each place: what is no
 * text is U+FFFC. */
export function textOf(parent, from, to) {
  let text = "";
  parent.forEach((child) => {
    text += child.isText ? child.text : "\ufffc".repeat(child.nodeSize);
  });
  return text.slice(from, to);
}

const LETTERS = "[\\p{L}\\p{N}]+";
const WORD = new RegExp(`${LETTERS}(?:${facts.text.joints}${LETTERS})*`, "gu");

/** The server's rule: runs of letters and digits, joined by apostrophes and hyphens;
 * captions and notes do not count. */
export function countWords(doc) {
  let words = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    if (node.type.name === "caption") return false;
    let text = "";
    node.forEach((child) => {
      text += child.isText ? child.text : isNote(child) ? "" : "\n";
    });
    words += text.replace(/\p{M}/gu, "").match(WORD)?.length ?? 0;
    return false;
  });
  return words;
}
