// Two texts of one draft: neither is lost.
import { button, h, makeDialog } from "sovclass/editor/dom";
import { facts } from "sovclass/editor/facts";
import { gettext } from "sovclass/editor/texts";

const { blocks, holders } = facts.text;
/** Blocks with words of their own. */
const LEAVES = [...blocks.filter((tag) => !holders.includes(tag)), "figcaption"].join();

/** A text to look at: its title and its blocks, as plain words. */
function preview(heading, fields) {
  const parsed = new DOMParser().parseFromString(fields.body, "text/html");
  for (const note of parsed.querySelectorAll(".footnote")) note.replaceWith(` [${note.textContent}]`);
  const blocks = [...parsed.querySelectorAll(LEAVES)].map((block) =>
    h("p", { dir: "auto" }, block.textContent),
  );
  return h(
    "section",
    {},
    h("h3", {}, heading),
    h("p", { dir: "auto" }, h("b", {}, fields.title)),
    fields.standfirst ? h("p", { class: "muted", dir: "auto" }, fields.standfirst) : null,
    h("div", { class: "version-text", tabindex: "0", role: "group", "aria-label": heading }, ...blocks),
  );
}

/** Which of two? Resolves to "mine", "theirs" or "" (closed without a choice). */
export function askWhich(mine, theirs) {
  return new Promise((resolve) => {
    const pick = (choice) => () => {
      box.returnValue = choice;
      box.close(choice);
    };
    const box = makeDialog(
      gettext("This draft was changed in another window"),
      [
        h("p", {}, gettext("Choose which text to continue with. The other one is kept in this browser.")),
        h("div", { class: "versions" }, preview(gettext("In this window"), mine), preview(gettext("Saved elsewhere"), theirs)),
      ],
      [button(gettext("Use the other"), pick("theirs")), button(gettext("Keep mine"), pick("mine"), "btn-main")],
      { "data-versions": true, class: "dialog dialog-wide" },
    );
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue);
    });
    box.showModal();
  });
}

/** Look at a kept text; `use` puts it into the editor, `forget` deletes it. */
export function showKept(fields, { use, forget }) {
  const then = (act) => () => {
    act?.();
    box.close();
  };
  const box = makeDialog(
    gettext("The other version"),
    [preview(gettext("Kept in this browser"), fields)],
    [
      button(gettext("Discard it"), then(forget), "btn-quiet"),
      button(gettext("Use this text"), then(use)),
      button(gettext("Close"), then(null), "btn-main"),
    ],
    { class: "dialog dialog-wide" },
  );
  box.addEventListener("close", () => box.remove());
  box.showModal();
}
