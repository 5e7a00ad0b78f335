// Elements without HTML strings; the only markup parsed is our own glyphs.
import { icons } from "sovclass/editor/facts";

/** `h("p", { class: "hint" }, "words")`; `on: { click }` listens; null children are skipped. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

/** One of blog.web.icons; decorative. */
export function icon(name) {
  const holder = document.createElement("template");
  holder.innerHTML = icons[name];
  return holder.content.firstChild;
}

let dialogs = 0;

/** A dialog with a heading, content, and buttons; not open yet. */
export function makeDialog(title, content, buttons, attributes = {}) {
  dialogs += 1;
  const id = `editor-dialog-${dialogs}`;
  const box = h(
    "dialog",
    { class: "dialog", "aria-labelledby": id, ...attributes },
    h(
      "form",
      { method: "dialog", novalidate: true },
      h("div", { class: "dialog-in stack" }, h("h2", { id }, title), ...content),
      h("div", { class: "dialog-do" }, ...buttons),
    ),
  );
  document.body.append(box);
  return box;
}

/** A button that does something and closes nothing by itself. */
export const button = (label, act, kind = "") =>
  h("button", { type: "button", class: `btn ${kind}`, on: { click: act } }, label);

/** Put sentences next to a field, or take them away. */
export function setErrors(field, sentences) {
  const id = `${field.id}-errors`;
  document.getElementById(id)?.remove();
  field.toggleAttribute("aria-invalid", false);
  const described = (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter((name) => name && name !== id);
  if (sentences.length) {
    field.setAttribute("aria-invalid", "true");
    field.after(h("div", { id }, ...sentences.map((s) => h("p", { class: "err" }, icon("error"), h("span", {}, s)))));
    described.push(id);
  }
  if (described.length) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
}

let live = null;

/** Say it to those who cannot see it. */
export function announce(text) {
  live ??= document.body.appendChild(h("div", { class: "vh", role: "status" }));
  live.textContent = text;
}
