// Citations stay text: what the server reads in it is underlined, never changed.
import { Extension, pm } from "django-prose-editor/editor";
import { json, post } from "sovclass/editor/api";
import { facts } from "sovclass/editor/facts";
import { project, rangeOf } from "sovclass/editor/projection";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const { Mapping } = pm.transform;

const WAIT = 600;
const key = new PluginKey("citations");

export const Citations = Extension.create({
  name: "citations",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, set) {
            const fresh = tr.getMeta(key);
            return fresh ? DecorationSet.create(tr.doc, fresh) : set.map(tr.mapping, tr.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

/** Ask the server after every pause in typing; keep places right while the answer travels.
 *
 * `onRead({ citations, findings, words, checklist })`: each citation and finding has its
 * `range`, { from, to } in the document as it is now, kept up to date, and the number of its
 * `note` if it is in one.
 */
export function readAlong(editor, form, html, onRead) {
  let timer = 0;
  let asked = null;
  let last = null;
  let things = [];

  function later(wait = WAIT) {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  }

  async function ask({ again = false } = {}) {
    const body = html();
    if (body === last && !again) return;
    const mine = { doc: editor.state.doc, mapping: new Mapping() };
    asked = mine;
    try {
      const answer = await post(form, form.dataset.readUrl, { body });
      if (asked !== mine) return;
      if (answer.status === 429 || answer.status >= 500) later(15000);
      if (!answer.ok) return;
      last = body;
      show(await json(answer), mine);
    } catch {
      // Offline: the next keystroke asks again.
    }
  }

  function place(thing, projection, mapping) {
    const range = rangeOf(projection, thing.start, thing.end);
    if (!range) return;
    thing.note = range.note;
    const from = mapping.map(range.from, 1);
    const to = mapping.map(range.to, -1);
    if (from < to) thing.range = { from, to };
  }

  function show(read, mine) {
    const projection = project(mine.doc);
    things = [...(read.citations ?? []), ...(read.findings ?? []), ...(read.quotations ?? [])];
    if (projection.length === read.text_length) {
      for (const thing of things) place(thing, projection, mine.mapping);
    }
    const marks = [
      ...(read.citations ?? []).map((c) => mark(c, "cite", { "data-state": c.state })),
      ...(read.findings ?? []).filter(isMarked).map((f) => mark(f, "uncited")),
    ].filter(Boolean);
    editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
    onRead(read);
  }

  editor.on("transaction", ({ transaction }) => {
    if (!transaction.docChanged) return;
    asked?.mapping.appendMapping(transaction.mapping);
    for (const thing of things) {
      if (!thing.range) continue;
      thing.range = {
        from: transaction.mapping.map(thing.range.from, 1),
        to: transaction.mapping.map(thing.range.to, -1),
      };
    }
    later();
  });
  ask();
  return { again: () => ask({ again: true }) };
}

/** A note shows its number only: there is nothing to underline. */
const mark = (thing, name, attributes = {}) =>
  thing.range &&
  !thing.note &&
  Decoration.inline(thing.range.from, thing.range.to, { class: name, ...attributes });

const isMarked = (finding) => facts.looks[finding.state].is_marked;
