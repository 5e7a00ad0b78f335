// `@` opens the shelf; what is chosen is typed for the writer, as plain text.
import { Extension, pm } from "django-prose-editor/editor";
import { announce, h, icon } from "sovclass/editor/dom";
import { asText, notePieces } from "sovclass/editor/note-words";
import { textOf } from "sovclass/editor/projection";
import { fill, fold, gettext, ngettext } from "sovclass/editor/texts";

const { Plugin, PluginKey, TextSelection } = pm.state;

const MENTION = /(?:^|[\s([“‘"'\ufffc])@([^@\n()[\]\ufffc]{0,60})$/u;
const PAGE = /^(.*?)(?:[\s,]+(?:pp?\.?\s*)?(\d+(?:\s*[-–]\s*\d+)?))?\s*$/u;
const MOST = 8;

/** “free 407” → { words: "free", page: "407" }. */
export function parseQuery(query) {
  const [, words, page = ""] = PAGE.exec(query) ?? [null, query, ""];
  return { words: fold(words.trim()), page: page.replace(/\s/g, "") };
}

/** “Freeze 407”, “Freeze, 2009, pp. 4–7”: what stands in the brackets, in the course's style. */
function typed(source, page, waits = false) {
  if (!page && !waits) return source.short;
  return source.short + (/[-–]/.test(page) ? source.joins_range : source.joins) + page;
}

/** Sources with every word of the query; those that begin with it first. */
export function findSources(sources, words) {
  const parts = words.split(/\s+/).filter(Boolean);
  return sources
    .map((source) => ({ source, text: fold(`${source.short} ${source.title} ${source.byline} ${source.year}`) }))
    .filter(({ text }) => parts.every((part) => text.includes(part)))
    .sort((a, b) => b.text.startsWith(words) - a.text.startsWith(words))
    .slice(0, MOST)
    .map(({ source }) => source);
}

/** What is being asked for at the caret: { from, to, words, page } or null. */
function mentionAt(state) {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const offset = $from.parentOffset;
  const before = textOf($from.parent, Math.max(0, offset - 64), offset);
  const match = MENTION.exec(before);
  if (!match) return null;
  const at = $from.pos - match[1].length - 1;
  const isBracketed = before[before.length - match[1].length - 2] === "(";
  const after = textOf($from.parent, offset, offset + 1);
  return {
    at,
    from: isBracketed ? at - 1 : at,
    to: $from.pos + (isBracketed && after === ")" ? 1 : 0),
    ...parseQuery(match[1]),
  };
}

class Picker {
  constructor(view, { sources, cite, isCited }) {
    this.view = view;
    this.sources = sources;
    this.cite = cite;
    this.isCited = isCited;
    const dialog = view.dom.closest("dialog"); // what is outside an open one cannot be clicked
    this.name = dialog ? "note-picker" : "picker";
    this.items = [];
    this.index = 0;
    this.mention = null;
    this.dismissed = -1;
    this.list = h("div", { role: "listbox", id: `${this.name}-list`, "aria-label": gettext("Sources") });
    this.head = h("div", { class: "picker-head" });
    this.box = h("div", { class: "picker", id: this.name, popover: "manual" }, this.head, this.list, foot());
    (dialog ?? document.querySelector("main") ?? document.body).append(this.box);
  }

  get isOpen() {
    return this.mention !== null;
  }

  update(view) {
    const mention = view.hasFocus() ? mentionAt(view.state) : null;
    if (!mention) this.dismissed = -1;
    if (!mention || mention.at === this.dismissed) return this.close();
    const items = findSources(this.sources, mention.words);
    if (!items.length) return this.close();
    if (items.map((s) => s.key).join() !== this.items.map((s) => s.key).join()) {
      this.index = 0;
      announce(fill(ngettext("%(n)s source, use the arrow keys to choose", "%(n)s sources, use the arrow keys to choose", items.length), { n: items.length }));
    }
    this.items = items;
    this.mention = mention;
    return this.draw();
  }

  draw() {
    const options = this.items.map((source, i) => this.option(source, i));
    this.list.replaceChildren(...options);
    const said = this.mention.words
      ? fill(ngettext("%(n)s source matches", "%(n)s sources match", this.items.length), { n: this.items.length })
      : gettext("Type a name or a word of the title");
    this.head.replaceChildren(h("b", {}, gettext("Cite")), " ", h("span", { class: "muted" }, said));
    if (!this.box.matches(":popover-open")) this.box.showPopover();
    this.put();
    options[this.index].scrollIntoView({ block: "nearest" });
    this.tell(true);
  }

  option(source, i) {
    const { page } = this.mention;
    const act = (event) => {
      event.preventDefault();
      this.choose(i, !page);
    };
    return h(
      "div",
      { role: "option", id: `${this.name}-${i}`, "aria-selected": String(i === this.index), on: { pointerdown: (e) => e.preventDefault(), click: act } },
      h("span", { "aria-hidden": "true" }, icon("book")),
      h("span", {}, h("b", { dir: "auto" }, source.title), h("span", { dir: "auto" }, [source.byline, source.year].filter(Boolean).join(", "))),
      h("span", { class: "types" }, source.note ? gettext("in a note") : `(${typed(source, page)})`),
    );
  }

  put() {
    if (matchMedia("(max-width: 40rem)").matches) {
      this.box.style.left = this.box.style.top = "";
      return;
    }
    const caret = this.view.coordsAtPos(this.mention.from);
    const { offsetWidth, offsetHeight } = this.box;
    const isBelow = caret.bottom + offsetHeight + 8 < innerHeight;
    this.box.style.left = `${Math.max(8, Math.min(caret.left, innerWidth - offsetWidth - 8))}px`;
    this.box.style.top = `${isBelow ? caret.bottom + 4 : Math.max(8, caret.top - offsetHeight - 4)}px`;
  }

  tell(isOpen) {
    const { dom } = this.view;
    dom.setAttribute("aria-autocomplete", "list");
    if (isOpen) {
      dom.setAttribute("aria-controls", `${this.name}-list`);
      dom.setAttribute("aria-activedescendant", `${this.name}-${this.index}`);
    } else {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    }
  }

  close() {
    if (this.box.matches(":popover-open")) this.box.hidePopover();
    this.items = [];
    this.mention = null;
    this.tell(false);
  }

  move(step) {
    this.index = (this.index + step + this.items.length) % this.items.length;
    this.draw();
  }

  /** Type the marker, or what a note says; with `wantsPage` the caret waits where the
   * page goes. Where the style cites in notes and one can stand here, it is a note. */
  choose(i, wantsPage) {
    const source = this.items[i];
    const { from, to, page } = this.mention;
    const waits = wantsPage && !page;
    this.close();
    const pieces = source.note && notePieces(source.note, page, this.isCited(source.note));
    if (pieces && this.cite?.({ from, to }, pieces, waits)) return;
    if (pieces && !this.cite) this.insert(asText(this.view.state.schema, pieces), from, to);
    else this.write(`(${typed(source, page, waits)})`, from, to, waits);
    this.view.focus();
  }

  /** What stands in a note, within one. */
  insert(nodes, from, to) {
    const tr = this.view.state.tr.replaceWith(from, to, nodes);
    const caret = from + nodes.reduce((size, node) => size + node.nodeSize, 0);
    this.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
  }

  write(text, from, to, waits) {
    const tr = this.view.state.tr.insertText(text, from, to);
    const caret = from + text.length - (waits ? 1 : 0);
    this.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
  }

  keydown(event) {
    if (!this.isOpen || event.isComposing || event.keyCode === 229) return false;
    const { key } = event;
    if (key === "ArrowDown") this.move(1);
    else if (key === "ArrowUp") this.move(-1);
    else if (key === "Enter") this.choose(this.index, false);
    else if (key === "Tab" && !event.shiftKey) this.choose(this.index, true);
    else if (key === "Escape") {
      this.dismissed = this.mention.at;
      this.close();
    } else return false;
    return true;
  }

  destroy() {
    this.box.remove();
  }
}

function foot() {
  const hint = (keys, words) => h("span", {}, ...keys.flatMap((key) => [h("kbd", {}, key), " "]), words);
  return h(
    "div",
    { class: "picker-foot" },
    hint(["↑", "↓"], gettext("choose")),
    hint([gettext("Enter")], gettext("type it")),
    hint([gettext("Tab")], gettext("add the page")),
  );
}

export const CitePicker = Extension.create({
  name: "citePicker",
  priority: 1100,
  addOptions: () => ({ sources: [], cite: null, isCited: () => false }),
  addProseMirrorPlugins() {
    let picker = null;
    return [
      new Plugin({
        key: new PluginKey("citePicker"),
        view: (view) => {
          picker = new Picker(view, this.options);
          return picker;
        },
        props: {
          handleKeyDown: (_view, event) => picker?.keydown(event) ?? false,
          handleDOMEvents: {
            blur: () => {
              picker?.close();
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** What the Cite button does: begin a mention at the caret. */
export function beginMention(editor) {
  const { state, view } = editor;
  const { $from } = state.selection;
  const before = textOf($from.parent, Math.max(0, $from.parentOffset - 1), $from.parentOffset);
  const text = before === "" || /[\s(]/.test(before) ? "@" : " @";
  view.focus();
  view.dispatch(state.tr.insertText(text).scrollIntoView());
}
