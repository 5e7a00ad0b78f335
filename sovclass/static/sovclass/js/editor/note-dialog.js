// The words of a footnote, in a dialog. Every keystroke is in the essay at once, so the
// essay's own keeping and undo hold for it too; closing the dialog in any way keeps it.
import { Document, Editor, Extension, History, Paragraph, pm, Text } from "django-prose-editor/editor";
import { announce, button, h, makeDialog, setErrors } from "sovclass/editor/dom";
import { insertNote, isBlank, isNote, numberAt, RULES, selectedNote } from "sovclass/editor/footnote";
import { cleanPasted } from "sovclass/editor/paste";
import { CitePicker } from "sovclass/editor/picker";
import { made, TEXTBOX } from "sovclass/editor/schema";
import { fill, gettext } from "sovclass/editor/texts";
import { fillToolbar } from "sovclass/editor/toolbar";

const { Fragment } = pm.model;
const { TextSelection } = pm.state;

function makeField(host, { content, shelf, close }) {
  const Keys = Extension.create({
    name: "noteKeys",
    priority: 200,
    addKeyboardShortcuts: () => ({
      Enter: () => close() ?? true,
      "Mod-Enter": () => close() ?? true,
      Escape: () => close() ?? true,
    }),
  });
  return new Editor({
    element: host,
    injectCSS: false,
    content: { type: "doc", content: [{ type: "paragraph", content }] },
    extensions: [
      Document,
      Paragraph,
      Text,
      ...made(RULES.tags),
      History,
      Keys,
      CitePicker.configure(shelf),
    ],
    editorProps: {
      attributes: {
        ...TEXTBOX,
        id: "note-text",
        "aria-labelledby": "note-label",
        "aria-describedby": "note-hint",
        spellcheck: "true",
      },
      transformPastedHTML: (html) => cleanPasted(html, { notes: false }),
    },
  });
}

/** The field's paragraphs as a note's content, in the essay's schema. */
function contentOf(field, schema) {
  const parts = field.getJSON().content.map((paragraph) => paragraph.content ?? []);
  while (parts.length > 1 && !parts.at(-1).length) parts.pop();
  const inline = parts.flatMap((part, i) => (i ? [{ type: "hardBreak" }, ...part] : part));
  return Fragment.fromJSON(schema, inline);
}

/** Change only what differs, so that undo takes back a few words at a time. */
function write(editor, place, next) {
  const note = editor.state.doc.nodeAt(place);
  const start = note.content.findDiffStart(next);
  if (start === null) return;
  let { a, b } = note.content.findDiffEnd(next);
  const overlap = start - Math.min(a, b);
  if (overlap > 0) {
    a += overlap;
    b += overlap;
  }
  const tr = editor.state.tr.replace(place + 1 + start, place + 1 + a, note.copy(next).slice(start, b));
  editor.view.dispatch(tr.setMeta("note", true));
}

/** After the dialog: a note without words goes, the cursor goes after it. */
function leave(editor, place, isGone) {
  const { doc, tr } = editor.state;
  const note = isGone ? null : doc.nodeAt(place);
  if (isNote(note)) {
    if (isBlank(note)) tr.delete(place, place + note.nodeSize);
    const caret = isBlank(note) ? place : place + note.nodeSize;
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
  }
  editor.view.focus();
}

function show(editor, start, { shelf, isBeforeStop = false }) {
  let place = start;
  let isGone = false;
  const host = h("div", { class: "rich-text prose note-field" });
  const bar = h("div", { class: "tools-set", role: "toolbar", "aria-label": gettext("Formatting") });
  const remove = () => {
    field.commands.clearContent(true);
    done();
    announce(gettext("The note is deleted."));
  };
  const box = makeDialog(
    fill(gettext("Footnote %(n)s"), { n: numberAt(editor.state.doc, start) }),
    [
      h(
        "div",
        { class: "field" },
        h("span", { class: "label", id: "note-label" }, gettext("Text of the note")),
        h("div", { class: "hint", id: "note-hint" }, gettext("Citations work here as in the text. Enter: done. Shift and Enter: new line.")),
        bar,
        host,
      ),
    ],
    [button(gettext("Delete the note"), remove, "btn-quiet"), h("button", { class: "btn btn-main" }, gettext("Done"))],
    { "data-note": true },
  );
  box.showModal();
  const content = editor.state.doc.nodeAt(start).content.toJSON() ?? [];
  const field = makeField(host, { content, shelf, close: done });
  fillToolbar(bar, field, null);

  function follow({ transaction }) {
    if (!transaction.docChanged) return;
    const { pos, deletedAfter } = transaction.mapping.mapResult(place, 1);
    place = pos;
    if (!deletedAfter && isNote(editor.state.doc.nodeAt(place))) return;
    isGone = true;
    done();
  }
  editor.on("transaction", follow);
  field.on("update", () => {
    if (isGone) return;
    write(editor, place, contentOf(field, editor.schema));
    const isLong = editor.state.doc.nodeAt(place).textContent.length > RULES.longest;
    setErrors(field.view.dom, isLong ? [fill(gettext("A footnote is too long: at most %(most)s characters can be kept in one."), { most: RULES.longest })] : []);
  });
  function done(event) {
    event?.preventDefault();
    if (!box.open) return;
    box.close(); // its own event comes too late: keys are on their way
    editor.off("transaction", follow);
    field.destroy();
    box.remove();
    leave(editor, place, isGone);
  }
  box.addEventListener("cancel", done);
  box.querySelector("form").addEventListener("submit", done);
  const end = field.state.doc.content.size - 1;
  const isStopped = isBeforeStop && field.state.doc.textBetween(end - 1, end) === ".";
  field.commands.focus(isStopped ? end - 1 : "end");
  if (isStopped) field.view.dispatch(field.state.tr.setStoredMarks([])); // a page is no title
}

/** { open(place, options), add() }: show a note; make one at the caret, or show the
 * selected one. */
export function makeNoteDialog(getEditor, shelf) {
  const open = (place, options = {}) => show(getEditor(), place, { shelf, ...options });
  const add = () => {
    const editor = getEditor();
    const selected = selectedNote(editor.state);
    const place = selected >= 0 ? selected : insertNote(editor);
    if (place >= 0) open(place);
  };
  return { open, add };
}
