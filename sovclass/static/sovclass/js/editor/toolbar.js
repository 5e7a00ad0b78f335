// Our own toolbar: one tab stop, arrows inside, Alt+F10 from the text.
import { h, icon } from "sovclass/editor/dom";
import { gettext } from "sovclass/editor/texts";

const letter = (tag, text) => () => h(tag, { "aria-hidden": "true" }, text);
const glyph = (name) => () => icon(name);

/** [label, face, command, is pressed?, is possible?] or null for a gap. */
function items(editor, dialogs) {
  const run = (name, ...values) => () => editor.chain().focus()[name](...values).run();
  const is = (...what) => () => editor.isActive(...what);
  const can = (name) => () => editor.can()[name]();
  const letters = [
    [gettext("Bold"), letter("b", "B"), run("toggleBold"), is("bold")],
    [gettext("Italic"), letter("i", "I"), run("toggleItalic"), is("italic")],
  ];
  if (!dialogs) return letters;
  return [
    ...letters,
    null,
    [gettext("Heading"), letter("span", "H"), run("toggleHeading", { level: 2 }), is("heading", { level: 2 })],
    [gettext("Smaller heading"), letter("small", "H"), run("toggleHeading", { level: 3 }), is("heading", { level: 3 })],
    [gettext("Quotation"), glyph("quotation"), run("toggleBlockquote"), is("blockquote")],
    [gettext("List"), glyph("list"), run("toggleBulletList"), is("bulletList")],
    [gettext("Numbered list"), letter("span", "1."), run("toggleOrderedList"), is("orderedList")],
    null,
    [gettext("Link"), glyph("link"), dialogs.link, is("link")],
    ...(dialogs.note ? [[gettext("Footnote"), glyph("note"), dialogs.note, is("footnote"), dialogs.canNote]] : []),
    ...(dialogs.picture ? [[gettext("Picture"), glyph("picture"), dialogs.picture]] : []),
    null,
    [gettext("Undo"), glyph("undo"), run("undo"), null, can("undo")],
    [gettext("Redo"), glyph("undo"), run("redo"), null, can("redo"), "is-mirrored"],
  ];
}

/** `dialogs`: { link, picture, note, canNote }; null for letters only. */
export function fillToolbar(bar, editor, dialogs) {
  const rows = items(editor, dialogs);
  const made = rows.filter(Boolean).map(([label, face, act, isPressed, isPossible, look = ""]) => ({
    isPressed,
    isPossible,
    node: h("button", { type: "button", class: `icon-btn ${look}`, "aria-label": label, title: label, tabindex: "-1", on: { click: act, mousedown: (e) => e.preventDefault() } }, face()),
  }));
  const nodes = made.map(({ node }) => node);
  let next = 0;
  bar.append(...rows.map((row) => (row ? nodes[next++] : h("span", { class: "sep" }))));
  bar.hidden = false;
  nodes[0].tabIndex = 0;

  function rove(node) {
    for (const other of nodes) other.tabIndex = other === node ? 0 : -1;
    node.focus();
  }

  bar.addEventListener("keydown", (event) => {
    const i = nodes.indexOf(document.activeElement);
    const isRtl = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: i + isRtl, ArrowLeft: i - isRtl, Home: 0, End: nodes.length - 1 }[event.key];
    if (event.key === "Escape") editor.view.focus();
    if (to === undefined || i < 0) return;
    event.preventDefault();
    rove(nodes[(to + nodes.length) % nodes.length]);
  });
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      rove(nodes.find((node) => node.tabIndex === 0));
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k" && dialogs) {
      event.preventDefault();
      dialogs.link();
    }
  });

  function refresh() {
    for (const { node, isPressed, isPossible } of made) {
      if (isPressed) node.setAttribute("aria-pressed", String(isPressed()));
      if (isPossible) node.setAttribute("aria-disabled", String(!isPossible()));
    }
  }
  editor.on("transaction", refresh);
  refresh();
}
