// The writing page: the editor, its toolbar, what it reads, and how it is kept.
import { Editor, Placeholder, pm } from "django-prose-editor/editor";
import { autosave } from "sovclass/editor/autosave";
import { Citations, readAlong } from "sovclass/editor/citations";
import { button, h, icon } from "sovclass/editor/dom";
import { Caption, Credit, Figure, makeFigureDialog, Picture } from "sovclass/editor/figure";
import { canAddNote, Footnote, Footnotes, noteTexts, writeNote } from "sovclass/editor/footnote";
import { makeLinkDialog } from "sovclass/editor/link";
import { makeNoteDialog } from "sovclass/editor/note-dialog";
import { asText, isCitedIn } from "sovclass/editor/note-words";
import { makePanel, showWords } from "sovclass/editor/panel";
import { cleanPasted } from "sovclass/editor/paste";
import { beginMention, CitePicker } from "sovclass/editor/picker";
import { base, fromTextarea, PARSE, TEXTBOX } from "sovclass/editor/schema";
import * as store from "sovclass/editor/store";
import { gettext } from "sovclass/editor/texts";
import { fillToolbar } from "sovclass/editor/toolbar";
import { showKept } from "sovclass/editor/versions";

const GLYPHS = { ok: "done", busy: "again", ask: "warning", bad: "error" };

/** The picker's way to cite in a note; with `waits` the page is asked for. */
function makeCite(getEditor, notes) {
  return (range, pieces, waits) => {
    const { view, schema } = getEditor();
    const place = writeNote(view, range, asText(schema, pieces));
    if (place >= 0 && waits) notes.open(place, { isBeforeStop: true });
    return place >= 0;
  };
}

function makeEditor(form, area) {
  const sources = JSON.parse(document.getElementById("editor-sources")?.textContent ?? "[]");
  const isCited = (note) => isCitedIn(note, noteTexts(editor.state.doc));
  const notes = makeNoteDialog(() => editor, { sources, isCited });
  const host = h("div", { class: "editor prose cites-full" });
  area.before(host);
  const label = form.querySelector(`label[for="${area.id}"]`);
  label.id = "editor-label";
  const editor = new Editor({
    element: host,
    injectCSS: false,
    content: fromTextarea(area.value),
    parseOptions: PARSE,
    extensions: [
      ...base(),
      Picture,
      Caption,
      Credit,
      Figure,
      Citations,
      Footnote,
      Footnotes.configure(notes),
      CitePicker.configure({ sources, isCited, cite: makeCite(() => editor, notes) }),
      Placeholder.configure({ placeholder: gettext("Start writing. Cite as you usually do: (Author 12), or type @.") }),
    ],
    editorProps: {
      attributes: {
        ...TEXTBOX,
        "aria-labelledby": "editor-label",
        spellcheck: "true",
      },
      transformPastedHTML: (html) => cleanPasted(html),
    },
  });
  area.hidden = true;
  return { editor, notes };
}

function sayIn(place) {
  return (state, words, time = "") => {
    place.dataset.state = state;
    place.title = words;
    const clock = time ? h("span", { class: "long" }, ` ${time}`) : null;
    place.replaceChildren(...[icon(GLYPHS[state]), h("span", {}, words, clock)]);
  };
}

function makeSameText(editor) {
  const read = (html) => {
    const parsed = new DOMParser().parseFromString(fromTextarea(html), "text/html");
    return pm.model.DOMParser.fromSchema(editor.schema).parse(parsed.body, PARSE);
  };
  return (a, b) =>
    a.title === b.title && a.standfirst === b.standfirst && read(a.body).eq(read(b.body));
}

function offerKept(form, place, put) {
  const name = store.nameOf(form);
  document.querySelector("[data-kept]")?.remove();
  const kept = store.readOther(name);
  if (!kept) return;
  const again = () => offerKept(form, place, put);
  const forget = () => {
    store.forgetOther(name);
    again();
  };
  const use = () => {
    const present = put.read();
    put(kept);
    store.keepOther(name, present);
    again();
  };
  const show = button(gettext("Look at it"), () => showKept(kept, { use, forget }), "btn-sm");
  place.append(h("p", { class: "row small", "data-kept": true }, icon("info"), gettext("Another version of this draft is kept in this browser."), show));
}

function start(form) {
  const area = form.querySelector("[data-editor-body]");
  const { editor, notes } = makeEditor(form, area);
  const html = () => editor.getHTML().replaceAll("<figcaption></figcaption>", "");
  const title = form.elements.title;
  const standfirst = form.elements.standfirst;
  const fields = () => ({ title: title.value, standfirst: standfirst.value, body: html() });
  const put = (values) => {
    title.value = values.title;
    standfirst.value = values.standfirst;
    editor.commands.setContent(fromTextarea(values.body), { parseOptions: PARSE, emitUpdate: true });
  };
  put.read = fields;

  const meta = form.querySelector(".writer-meta");
  const say = sayIn(form.querySelector("[data-saved]"));
  const onKept = () => offerKept(form, meta, put);
  const saver = autosave({ form, fields, put, same: makeSameText(editor), say, onKept });

  fillToolbar(form.querySelector("[data-tools]"), editor, {
    link: makeLinkDialog(editor),
    note: notes.add,
    canNote: () => canAddNote(editor.state),
    picture: makeFigureDialog(editor, form),
  });
  const cite = button("", () => beginMention(editor), "btn-sm");
  cite.append(icon("book"), gettext("Cite"), " ", h("kbd", { "aria-hidden": "true" }, "@"));
  form.querySelector("[data-tools]").after(cite);

  const panel = makePanel(editor, form, () => reader);
  const reader = readAlong(editor, form, html, panel);

  editor.on("update", () => {
    area.value = html();
    showWords(form, editor.state.doc);
    saver.changed();
  });
  for (const field of [title, standfirst]) {
    field.addEventListener("input", saver.changed);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (field === title) standfirst.focus();
      else editor.commands.focus("start");
    });
  }
  showWords(form, editor.state.doc);

  document.querySelector("[data-hand-in]")?.addEventListener("click", async (event) => {
    event.preventDefault();
    if (await saver.flush()) location.assign(form.dataset.handInUrl);
  });
  document.documentElement.dataset.editor = "on";
  saver.restore();
  onKept();
  performance.mark("editor-ready");
}

for (const form of document.querySelectorAll("form[data-editor]")) start(form);
