// What a text may hold: what the server's list of tags (blog/html/sanitiser.py) allows.
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
import { facts } from "sovclass/editor/facts";

const { tags, blocks, holders } = facts.text;
const LINKS = { openOnClick: false, autolink: true, HTMLAttributes: { target: null, rel: null } };

/** The levels of headings. */
export const LEVELS = tags.flatMap((tag) => /^h(\d)$/.exec(tag)?.slice(1).map(Number) ?? []);

/** [tag, what makes it]; no tag: always there. Marks nest in this order. */
const EXTENSIONS = [
  [null, Document],
  ["p", Paragraph],
  [null, Text],
  ["br", HardBreak],
  ["strong", Bold],
  ["em", Italic],
  ["u", Underline],
  ["s", Strike],
  ["sub", Subscript],
  ["sup", Superscript],
  ["blockquote", Blockquote],
  ["ul", BulletList],
  ["ol", OrderedList.configure({ enableListAttributes: false })],
  ["li", ListItem],
  ["hr", HorizontalRule],
  [`h${LEVELS[0]}`, Heading.configure({ levels: LEVELS })],
  ["a", Link.configure(LINKS)],
  [null, History],
  [null, Dropcursor],
  [null, Gapcursor],
];

/** What these tags stand for, in the order above. */
export const made = (names) => EXTENSIONS.filter(([tag]) => names.includes(tag)).map(([, one]) => one);
export const base = () => made([null, ...tags]);

const anyOf = (names) => `(?:${names.join("|")})`;
const BLOCK = new RegExp(`<${anyOf(blocks)}\\b`, "i");
const BETWEEN = new RegExp(
  `(</${anyOf([...blocks, "li", "figcaption"])}>|<${anyOf(holders)}(?:[\\s/][^>]*)?>|<img\\s[^>]*>)\\s+(?=<)`,
  "gi",
);

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

/** What every field that is edited here is to those who cannot see it. */
export const TEXTBOX = { role: "textbox", "aria-multiline": "true", dir: "auto" };
