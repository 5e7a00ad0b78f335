// Rich text in an ordinary form (an assignment's guidelines): the same editor without
// pictures, footnotes and citations. The textarea keeps the value, so the form is sent as ever.
import { Editor } from "django-prose-editor/editor";
import { h } from "sovclass/editor/dom";
import { makeLinkDialog } from "sovclass/editor/link";
import { cleanPasted } from "sovclass/editor/paste";
import { base, fromTextarea, PARSE, TEXTBOX } from "sovclass/editor/schema";
import { gettext } from "sovclass/editor/texts";
import { fillToolbar } from "sovclass/editor/toolbar";

function start(area) {
  const bar = h("div", { class: "tools-set", role: "toolbar", "aria-label": gettext("Formatting") });
  const host = h("div", { class: "rich-text prose" });
  const label = document.querySelector(`label[for="${area.id}"]`);
  if (label) label.id ||= `${area.id}-label`;
  area.before(bar, host);
  const described = area.getAttribute("aria-describedby");
  const editor = new Editor({
    element: host,
    injectCSS: false,
    content: fromTextarea(area.value),
    parseOptions: PARSE,
    extensions: base(),
    editorProps: {
      attributes: {
        ...TEXTBOX,
        ...(label ? { "aria-labelledby": label.id } : { "aria-label": gettext("Text") }),
        ...(described ? { "aria-describedby": described } : {}),
      },
      transformPastedHTML: (html) => cleanPasted(html, { notes: false }),
    },
  });
  fillToolbar(bar, editor, { link: makeLinkDialog(editor) });
  editor.on("update", () => {
    area.value = editor.isEmpty ? "" : editor.getHTML();
  });
  label?.addEventListener("click", () => editor.view.focus());
  area.hidden = true;
}

for (const area of document.querySelectorAll("textarea[data-rich-text]")) start(area);
