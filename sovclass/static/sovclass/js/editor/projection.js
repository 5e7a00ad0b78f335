// From code points of the server's projection (citations/parsing/text.py) to places in the
// editor's document, and the words of both. Leaf blocks are joined by one newline, a line
// break is a newline, pictures are nothing. A caption without words is not sent, so it is
// not a block.

const isEmptyCaption = (node) => node.type.name === "caption" && node.content.size === 0;

/** { text, runs }: a run is a stretch of text and the place where it begins. */
export function project(doc) {
  const runs = [];
  let text = "";
  let length = 0;
  let blocks = 0;
  const add = (piece, from) => {
    const size = [...piece].length;
    runs.push({ start: length, end: length + size, from, piece, isNarrow: size === piece.length });
    text += piece;
    length += size;
  };
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    if (isEmptyCaption(node)) return false;
    if (blocks > 0) {
      text += "\n";
      length += 1;
    }
    blocks += 1;
    node.forEach((child, offset) => {
      if (child.isText) add(child.text, pos + 1 + offset);
      else if (child.type.name === "hardBreak") add("\n", pos + 1 + offset);
    });
    return false;
  });
  return { text, length, runs };
}

function unitsIn(run, points) {
  if (run.isNarrow) return points;
  return [...run.piece].slice(0, points).join("").length;
}

/** The range in the document of code points [start, end), or null when there is none. */
export function rangeOf(projection, start, end) {
  const first = projection.runs.find((run) => run.start <= start && start < run.end);
  const last = projection.runs.find((run) => run.start < end && end <= run.end);
  if (!first || !last || start >= end) return null;
  return {
    from: first.from + unitsIn(first, start - first.start),
    to: last.from + unitsIn(last, end - last.start),
  };
}

/** The text of code points [start, end). */
export function slice(projection, start, end) {
  return [...projection.text].slice(start, end).join("");
}

const WORD = /[\p{L}\p{N}]+(?:['’ʼ\u2010\u2011-][\p{L}\p{N}]+)*/gu;

/** The server's rule: runs of letters and digits, joined by apostrophes and hyphens. */
export function countWords(doc) {
  let words = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    if (node.type.name === "caption") return false;
    const text = node.textBetween(0, node.content.size, undefined, "\n");
    words += text.replace(/\p{M}/gu, "").match(WORD)?.length ?? 0;
    return false;
  });
  return words;
}
