// Footnotes: in the text a small number, an atom; its words are edited in a dialog
// (note-dialog.js), because a caret cannot stand in an empty inline element.
import { Extension, Node, pm } from "django-prose-editor/editor";
import { button, h, makeDialog } from "sovclass/editor/dom";
import { facts } from "sovclass/editor/facts";
import { made } from "sovclass/editor/schema";
import { fill, gettext } from "sovclass/editor/texts";

const { Fragment, Slice } = pm.model;
const { NodeSelection, Plugin, PluginKey, Selection, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;

/** What blog/html/footnotes.py allows: { tags, most, longest, blank }. */
export const RULES = facts.notes;
const MARKS = made(RULES.tags).filter(({ type }) => type === "mark");

export const isNote = (node) => node?.type.name === "footnote";
/** Without words it is not kept by the server. */
export const isBlank = (node) => [...node.textContent].every((sign) => RULES.blank.includes(sign));

const key = new PluginKey("footnotes");

const shortened = (text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function makeView({ node, decorations }) {
  const dom = h("span", { class: "fn-chip", role: "button" });
  const type = node.type;
  const show = (now, around) => {
    if (now.type !== type) return false;
    const n = around.find(({ spec }) => spec.note)?.spec.note ?? "";
    const text = isBlank(now) ? gettext("empty") : shortened(now.textContent);
    const label = fill(gettext("Note %(n)s: %(text)s"), { n, text });
    dom.textContent = n;
    dom.title = text;
    dom.setAttribute("aria-label", label);
    return true;
  };
  show(node, decorations);
  return { dom, update: show, ignoreMutation: () => true };
}

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  content: "(text | hardBreak)*",
  marks: MARKS.map(({ name }) => name).join(" "),
  parseHTML: () => [{ tag: "span.footnote" }],
  renderHTML: () => ["span", { class: "footnote" }, 0],
  renderText: ({ node }) => ` [${node.textContent}]`,
  addNodeView: () => makeView,
});

/** Every note in order: [node, place]. */
function notesOf(doc) {
  const found = [];
  doc.descendants((node, pos) => {
    if (isNote(node)) found.push([node, pos]);
    return !isNote(node);
  });
  return found;
}

const numbered = (doc) =>
  DecorationSet.create(
    doc,
    notesOf(doc).map(([node, pos], i) =>
      Decoration.node(pos, pos + node.nodeSize, {}, { note: i + 1 }),
    ),
  );

/** The number of the note at a place. */
export const numberAt = (doc, pos) => notesOf(doc).findIndex(([, at]) => at === pos) + 1;

/** The place of the selected note, or -1. */
export function selectedNote(state) {
  const { selection } = state;
  return selection instanceof NodeSelection && isNote(selection.node) ? selection.from : -1;
}

/** A note is bare: what is set on the words around it (bold, a link) leaves it alone. */
function leaveAlone(transactions, before, state) {
  if (!transactions.some((tr) => tr.docChanged)) return null;
  const tr = state.tr;
  for (const [node, pos] of notesOf(state.doc)) {
    for (const mark of node.marks) tr.removeNodeMark(pos, mark);
  }
  const isOwn = (one) => one.getMeta("note") || one.getMeta("history$");
  if (!transactions.some(isOwn)) {
    for (const [node, pos] of notesOf(before.doc)) {
      const at = transactions.reduce((place, one) => one.mapping.map(place), pos);
      const now = at < state.doc.content.size ? state.doc.nodeAt(at) : null;
      if (!isNote(now) || now.content.eq(node.content)) continue;
      if (now.textContent === node.textContent) tr.replaceWith(at + 1, at + now.nodeSize - 1, node.content);
    }
  }
  return tr.docChanged ? tr : null;
}

const isNoteKey = (event) =>
  (event.ctrlKey || event.metaKey) &&
  event.altKey &&
  !event.shiftKey &&
  !event.getModifierState("AltGraph") &&
  event.code === "KeyF";

/** A selected note is not replaced by what is typed or pasted: that goes after it. */
function stepBehind(view) {
  if (selectedNote(view.state) < 0) return false;
  const { tr, selection } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to)));
  return true;
}

/** Behind a note at a paragraph's end, Chromium does not move the caret forward, nor to the
 * start of the line. */
function moveOn(view, event) {
  const { doc, selection, tr } = view.state;
  const { empty, $from } = selection;
  if (!empty || $from.nodeAfter || !isNote($from.nodeBefore)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const isRtl = getComputedStyle(view.nodeDOM($from.before())).direction === "rtl";
  let next = null;
  if ({ ArrowLeft: isRtl, ArrowRight: !isRtl }[event.key]) {
    next = Selection.findFrom(doc.resolve($from.after()), 1);
  } else if (event.key === "Home") {
    const caret = view.dom.ownerDocument.getSelection();
    caret.modify("extend", "backward", "lineboundary");
    next = TextSelection.create(doc, view.posAtDOM(caret.focusNode, caret.focusOffset));
  }
  if (next) view.dispatch(tr.setSelection(next).scrollIntoView());
  return next !== null;
}

/** Notes as words in brackets, for where none can stand. */
function flatten(fragment, schema) {
  const nodes = [];
  fragment.forEach((node) => {
    if (!isNote(node)) nodes.push(node.isText ? node : node.copy(flatten(node.content, schema)));
    else if (!isBlank(node)) nodes.push(schema.text(` (${node.textContent})`));
  });
  return Fragment.fromArray(nodes);
}

/** `open(place)` shows the dialog of a note; `add()` makes a new one. */
export const Footnotes = Extension.create({
  name: "footnotes",
  priority: 1050,
  addOptions: () => ({ open: () => {}, add: () => {} }),
  addProseMirrorPlugins() {
    const { open, add } = this.options;
    return [
      new Plugin({
        key,
        state: {
          init: (_config, { doc }) => numbered(doc),
          apply: (tr, set) => (tr.docChanged ? numbered(tr.doc) : set),
        },
        appendTransaction: leaveAlone,
        props: {
          decorations: (state) => key.getState(state),
          handleClickOn(_view, _pos, node, place) {
            if (isNote(node)) open(place);
            return isNote(node);
          },
          handleKeyDown(view, event) {
            const place = selectedNote(view.state);
            const opens = event.key === "Enter" && !event.isComposing && place >= 0;
            if (!opens && !isNoteKey(event)) return moveOn(view, event);
            if (place >= 0) open(place);
            else add();
            return true;
          },
          handleTextInput(view, _from, _to, text) {
            if (!stepBehind(view)) return false;
            view.dispatch(view.state.tr.insertText(text).scrollIntoView());
            return true;
          },
          transformPasted(slice, { state }) {
            if (state.selection.$from.parent.type.name !== "caption") return slice;
            return new Slice(flatten(slice.content, state.schema), slice.openStart, slice.openEnd);
          },
          handlePaste(view) {
            stepBehind(view);
            return false;
          },
          handleDOMEvents: {
            compositionstart(view) {
              stepBehind(view);
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** Whether a note can stand at the caret. */
export function canAddNote({ selection, schema }) {
  const { $to } = selection;
  const { parent } = $to;
  return parent.inlineContent && parent.canReplaceWith($to.index(), $to.index(), schema.nodes.footnote);
}

function tell(sentence) {
  const box = makeDialog(gettext("Footnote"), [h("p", {}, sentence)], [
    button(gettext("Close"), () => box.close(), "btn-main"),
  ]);
  box.addEventListener("close", () => box.remove());
  box.showModal();
}

/** Put an empty note after the selection; its place, or -1 when there can be none. */
export function insertNote({ state, view }) {
  if (!canAddNote(state)) {
    tell(gettext("A footnote cannot go here. Put the cursor in a sentence."));
    return -1;
  }
  if (notesOf(state.doc).length >= RULES.most) {
    tell(fill(gettext("There are too many footnotes: at most %(most)s can be kept."), { most: RULES.most }));
    return -1;
  }
  const place = state.selection.to;
  view.dispatch(state.tr.insert(place, state.schema.nodes.footnote.create()).scrollIntoView());
  return place;
}

/** What each note says. */
export const noteTexts = (doc) => notesOf(doc).map(([node]) => node.textContent);

/** Put a note with this text (nodes) in place of [from, to], right after the word before.
 * Its place, or -1 when there can be none. */
export function writeNote(view, { from, to }, text) {
  const { doc, schema, tr } = view.state;
  const $from = doc.resolve(from);
  const { footnote } = schema.nodes;
  if (!$from.parent.canReplaceWith($from.index(), $from.index(), footnote)) return -1;
  const isSpaced = $from.parentOffset > 1 && doc.textBetween(from - 1, from) === " ";
  const place = isSpaced ? from - 1 : from;
  tr.replaceWith(place, to, footnote.create(null, text));
  const behind = tr.doc.nodeAt(place).nodeSize + place;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, behind)).scrollIntoView());
  view.focus();
  return place;
}
