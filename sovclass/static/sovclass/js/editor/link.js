// The link dialog. An address is a web page, a mail address, or a page of this site.
import { button, h, makeDialog, setErrors } from "sovclass/editor/dom";
import { facts } from "sovclass/editor/facts";
import { gettext } from "sovclass/editor/texts";

/** The address as it will be stored, or "" when it is none. */
export function addressOf(typed) {
  const text = typed.trim();
  if (/[\s\\<>"]/.test(text)) return "";
  if (/^\/(?!\/)/.test(text)) return text;
  const beginning = facts.text.links.find((link) => text.toLowerCase().startsWith(link));
  if (beginning) {
    const rest = text.slice(beginning.length);
    return (beginning.endsWith("/") ? /^[^/]/ : /^[^@]+@/).test(rest) ? text : "";
  }
  if (/^[^@:/]+@[^@:/]+\.[^@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^[^:/@]+\.[^:/@]{2,}(\/|$)/.test(text)) return `https://${text}`;
  return "";
}

export function makeLinkDialog(editor) {
  const input = h("input", { class: "input", id: "editor-link", type: "text", inputmode: "url", autocomplete: "off", "aria-describedby": "editor-link-hint" });
  const remove = button(gettext("Remove the link"), () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    box.close();
  }, "btn-quiet");
  const box = makeDialog(
    gettext("Link"),
    [
      h("div", { class: "field" }, h("label", { for: "editor-link" }, gettext("Address")), h("div", { class: "hint", id: "editor-link-hint" }, gettext("A web page, an e-mail address, or a path on this site.")), input),
    ],
    [remove, button(gettext("Cancel"), () => box.close()), h("button", { class: "btn btn-main" }, gettext("Set the link"))],
  );

  function set(href) {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: href.replace(/^mailto:/, ""), marks: [{ type: "link", attrs: { href } }] }).run();
    } else {
      chain.setLink({ href }).run();
    }
  }

  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const href = addressOf(input.value);
    setErrors(input, href ? [] : [gettext("This is not an address: begin with https://.")]);
    if (!href) return input.focus();
    box.close();
    return set(href);
  });
  return () => {
    input.value = editor.getAttributes("link").href ?? "";
    remove.hidden = !editor.isActive("link");
    setErrors(input, []);
    box.showModal();
    input.select();
  };
}
