// Text from word processors, before the schema sees it.
// The content policy leaves `element.style` empty in parsed documents and reports every
// style attribute, so attributes are renamed first and read as plain words.

import { facts } from "sovclass/editor/facts";
import { flattenNotes, pasteNotes } from "sovclass/editor/paste-notes";
import { LEVELS } from "sovclass/editor/schema";

const RENAMED = "data-pasted-style";
const OWN_PICTURE = new RegExp(`^${facts.text.picture}$`);

function withoutStyles(html) {
  let text = html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, "")
    .replace(/<!\[if[^\]]*\]>|<!\[endif\]>/gi, "")
    .replace(/<\/?o:p[^>]*>/gi, "")
    .replace(/<(style|xml|title|script)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<(meta|link|base)\b[^>]*>/gi, "");
  for (let before = ""; before !== text; ) {
    before = text;
    text = text
      .replace(/(<[a-z][^>]*?\s)style(\s*=)/gi, `$1${RENAMED}$2`)
      .replace(/(<[a-z][^>]*?\s)on\w+(\s*=)/gi, "$1data-pasted-event$2");
  }
  return text;
}

function styleOf(element, property) {
  const written = element.getAttribute(RENAMED) ?? "";
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(written);
  return found?.[1].trim().toLowerCase() ?? "";
}

const unwrap = (element) => element.replaceWith(...element.childNodes);

function rename(element, tag) {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

function wrapInside(element, tag) {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

function letters(doc) {
  for (const b of doc.querySelectorAll("b, strong")) {
    if (/^(normal|[1-4]00)$/.test(styleOf(b, "font-weight"))) unwrap(b);
  }
  for (const i of doc.querySelectorAll("i, em")) {
    if (styleOf(i, "font-style") === "normal") unwrap(i);
  }
  for (const span of doc.querySelectorAll(`span[${RENAMED}]`)) {
    const isHeading = span.closest("h1, h2, h3, h4, h5, h6") !== null;
    if (!isHeading && /^(bold|bolder|[6-9]00)$/.test(styleOf(span, "font-weight"))) wrapInside(span, "strong");
    if (/^(italic|oblique)/.test(styleOf(span, "font-style"))) wrapInside(span, "em");
    const raised = { super: "sup", sub: "sub" }[styleOf(span, "vertical-align")];
    if (raised) wrapInside(span, raised);
  }
}

/** Word writes list items as paragraphs with their level in the style. */
function lists(doc) {
  let open = [];
  for (const p of doc.querySelectorAll("p")) {
    const found = /mso-list:\s*l\d+\s+level(\d+)/i.exec(p.getAttribute(RENAMED) ?? "");
    if (!found) {
      open = [];
      continue;
    }
    const level = Math.min(9, Number(found[1]));
    const marker = p.querySelector(`[${RENAMED}*='mso-list:Ignore'], [${RENAMED}*='mso-list: Ignore']`);
    const tag = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(marker?.textContent ?? "") ? "ol" : "ul";
    marker?.remove();
    open = open.slice(0, level);
    if (open.length < level) {
      const list = doc.createElement(tag);
      const outer = open.at(-1);
      if (outer) (outer.lastElementChild ?? outer).append(list);
      else p.before(list);
      open.push(list);
    }
    const item = doc.createElement("li");
    open.at(-1).append(item);
    item.append(p);
  }
}

function blocks(doc) {
  for (const row of doc.querySelectorAll("tr")) {
    const p = doc.createElement("p");
    p.textContent = [...row.cells].map((cell) => cell.textContent.trim()).join(" | ");
    row.closest("table")?.before(p);
  }
  for (const table of doc.querySelectorAll("table")) table.remove();
  for (const p of doc.querySelectorAll("p.MsoTitle")) rename(p, "h1");
  for (const p of doc.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")) {
    const quote = doc.createElement("blockquote");
    p.before(quote);
    quote.append(p);
  }
  for (const heading of doc.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const nearest = Math.max(LEVELS[0], Math.min(Number(heading.localName[1]), LEVELS.at(-1)));
    if (heading.localName !== `h${nearest}`) rename(heading, `h${nearest}`);
  }
  for (const p of doc.querySelectorAll("p")) {
    if (!p.textContent.replace(/\u00a0/g, " ").trim() && !p.querySelector("img")) p.remove();
  }
}

/** HTML from the clipboard as the editor's schema can read it; without `notes` the schema
 * has no footnotes. */
export function cleanPasted(html, { notes = true } = {}) {
  const doc = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  letters(doc);
  if (notes) pasteNotes(doc);
  else flattenNotes(doc);
  lists(doc);
  blocks(doc);
  for (const image of doc.querySelectorAll("img")) {
    if (!OWN_PICTURE.test(image.getAttribute("src") ?? "")) image.remove();
  }
  for (const link of doc.querySelectorAll("a:not([href]), a[href^='#']")) unwrap(link);
  for (const element of doc.querySelectorAll(`[${RENAMED}], [data-pasted-event]`)) {
    element.removeAttribute(RENAMED);
    element.removeAttribute("data-pasted-event");
  }
  return doc.body.innerHTML;
}
