// Footnotes and endnotes of word processors: a number in the text that links to a note,
// which links back. That is how all of them write it, so nothing here knows their names.

const MARK = /^[\s[(]*([\p{L}\p{N}]{1,6}|[*†‡§¶#]{1,4})[\])\s.]*$/u;
const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6, blockquote, section, ol, ul, hr, table";

const fragmentOf = (link) => /#([^#]+)$/.exec(link.getAttribute("href") ?? "")?.[1] ?? "";

/** Every name that leads to an element: its own, of what is around and inside. */
function namesOf(link) {
  const near = [link, link.closest("sup"), link.parentElement, ...link.querySelectorAll("[id], [name]")];
  return near.flatMap((e) => [e?.id, e?.getAttribute?.("name")]).filter(Boolean);
}

function findTarget(doc, name) {
  const named = [...doc.querySelectorAll("[id], [name]")];
  return named.find((e) => e.id === name || e.getAttribute("name") === name);
}

/** The element with all of a note, and nothing else: its list item, its division, or its
 * paragraph. */
function holderOf(target, mark, isOther) {
  const paragraph = target.closest("p, li, div");
  const wide = target.closest("li, div");
  const isAlone = (e) => e && !e.contains(mark) && !isOther(e);
  return [wide, paragraph].find(isAlone) ?? null;
}

function findPairs(doc) {
  const pairs = [];
  for (const mark of doc.querySelectorAll("a[href*='#']")) {
    if (!MARK.test(mark.textContent)) continue;
    const target = findTarget(doc, fragmentOf(mark));
    if (!target || !(mark.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
    if (!mark.contains(target) && !pairs.some((pair) => pair.target === target)) pairs.push({ mark, target });
  }
  for (const pair of pairs) {
    const isOther = (e) => pairs.some(({ mark, target }) => target !== pair.target && (e.contains(target) || e.contains(mark)));
    pair.holder = holderOf(pair.target, pair.mark, isOther);
    const names = namesOf(pair.mark);
    const links = [...(pair.holder?.querySelectorAll("a[href*='#']") ?? [])];
    pair.backs = links.filter((link) => names.includes(fragmentOf(link)));
  }
  return pairs.filter(({ holder, backs }) => holder && backs.length);
}

/** A note's words in a line: its paragraphs are parted by line breaks. */
function wordsOf({ holder, backs }, doc) {
  for (const back of backs) (back.closest("sup") ?? back).remove();
  const note = doc.createElement("span");
  note.className = "footnote";
  const blocks = [...holder.querySelectorAll(BLOCKS)].filter((b) => !b.querySelector(BLOCKS));
  const parts = blocks.length ? blocks : [holder];
  parts
    .filter((part) => part.textContent.trim())
    .forEach((part, i) => note.append(...(i ? [doc.createElement("br")] : []), ...part.childNodes));
  trim(note);
  return note;
}

function trim(note) {
  const walker = note.ownerDocument.createTreeWalker(note, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) text.data = text.data.replace(/\s+/g, " ");
  for (const text of texts) {
    text.data = text.data.trimStart();
    if (text.data) break;
  }
  for (const text of texts.reverse()) {
    text.data = text.data.trimEnd();
    if (text.data) break;
  }
}

/** The list's own frame goes when nothing is left in it, with the line above it. */
function removeHolder(holder) {
  let place = holder;
  while (place.parentElement && place.parentElement !== place.ownerDocument.body) {
    const left = [...place.parentElement.childNodes].filter((n) => n !== place && n.textContent.trim());
    if (left.some((n) => !/^(H[1-6])$/.test(n.nodeName) || !isNoteSection(place.parentElement))) break;
    place = place.parentElement;
  }
  const before = place.previousElementSibling;
  place.remove();
  if (before?.nodeName === "HR") before.remove();
}

const isNoteSection = (e) => e.matches("section, [role='doc-endnotes']") && e.matches(".footnotes, [role='doc-endnotes']");

/** Put each note where its number stands; what has no partner stays as it is. */
export function pasteNotes(doc) {
  const pairs = findPairs(doc);
  for (const pair of pairs) pair.note = wordsOf(pair, doc);
  for (const { mark, holder, note } of pairs) {
    if (!note.textContent.trim()) continue;
    const raised = mark.closest("sup");
    const place = raised && MARK.test(raised.textContent) ? raised : mark;
    place.replaceWith(note);
    removeHolder(holder);
  }
}

/** For a text that holds no notes: their words in brackets. */
export function flattenNotes(doc) {
  for (const note of doc.querySelectorAll("span.footnote")) note.replaceWith(" (", ...note.childNodes, ")");
}
