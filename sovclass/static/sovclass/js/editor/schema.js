// What a text may hold: the same list as blog/sanitising.py.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  Link,
  ListItem,
  OrderedList,
  Paragraph,
  Strike,
  Subscript,
  Superscript,
  Text,
  Underline,
} from "django-prose-editor/editor";

export const LINKS = { openOnClick: false, autolink: true, HTMLAttributes: { target: null, rel: null } };

export const base = () => [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  Underline,
  Strike,
  Subscript,
  Superscript,
  Blockquote,
  BulletList,
  OrderedList.configure({ enableListAttributes: false }),
  ListItem,
  HorizontalRule,
  Heading.configure({ levels: [2, 3, 4] }),
  Link.configure(LINKS),
  History,
  Dropcursor,
  Gapcursor,
];

const BLOCK = /<(p|h[2-4]|ul|ol|blockquote|figure|hr)\b/i;
const BETWEEN = /(<\/(?:p|h[2-4]|li|ul|ol|blockquote|figure|figcaption)>|<hr\s*\/?>|<(?:ul|ol|li|blockquote|figure)(?:\s[^>]*)?>|<img\s[^>]*>)\s+(?=<)/gi;

/** A textarea's value as the editor should parse it: white space between blocks goes,
 * white space inside stays; words without any block become paragraphs. */
export function fromTextarea(value) {
  const text = value.trim();
  if (!text || BLOCK.test(text)) return text.replace(BETWEEN, "$1");
  return text
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.trim().replace(/\s*\n\s*/g, " ")}</p>`)
    .join("");
}

export const PARSE = { preserveWhitespace: true };
