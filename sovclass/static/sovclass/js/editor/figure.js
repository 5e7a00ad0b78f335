// Pictures: a figure is a picture and its caption; the dialog asks for what a picture owes.
import { Mark, Node } from "django-prose-editor/editor";
import { json, post, renew } from "sovclass/editor/api";
import { button, h, makeDialog, setErrors } from "sovclass/editor/dom";
import { gettext } from "sovclass/editor/texts";

export const Picture = Node.create({
  name: "image",
  draggable: false,
  addAttributes: () => ({
    src: { default: null },
    alt: { default: "" },
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () => [{ tag: "img[src]" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
});

export const Caption = Node.create({
  name: "caption",
  content: "(text | hardBreak)*", // no footnotes
  isolating: true,
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML: () => ["figcaption", 0],
});

export const Credit = Mark.create({
  name: "credit",
  priority: 1100,
  parseHTML: () => [{ tag: "small" }],
  renderHTML: () => ["small", { class: "credit" }, 0],
});

export const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "image caption",
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: () => ["figure", 0],
});

/** Put a figure after the block with the caret, never into a sentence. */
function insertFigure(editor, html) {
  const { $to } = editor.state.selection;
  const place = $to.depth ? $to.after(1) : $to.pos;
  const isLast = place >= editor.state.doc.content.size;
  editor.chain().focus().insertContentAt(place, isLast ? `${html}<p></p>` : html).run();
}

/** The dialog, made of the plain form's own fields: same labels, same hints. */
export function makeFigureDialog(editor, form) {
  const panel = form.querySelector("details[data-no-script]");
  const fields = [...(panel?.querySelectorAll(".field") ?? [])];
  panel?.remove();
  const status = h("p", { role: "status", class: "hint" });
  const box = makeDialog(
    gettext("Add a picture"),
    [...fields, status],
    [button(gettext("Cancel"), () => box.close()), h("button", { class: "btn btn-main" }, gettext("Add the picture"))],
    { "data-figure": true },
  );
  const asked = box.querySelector("form");
  const inputs = [...asked.querySelectorAll("input, textarea, select")];

  function show(errors) {
    const left = Object.entries(errors).flatMap(([name, sentences]) =>
      inputs.some((input) => input.name === name) ? [] : sentences,
    );
    for (const input of inputs) setErrors(input, errors[input.name] ?? []);
    status.textContent = left.join(" ");
    inputs.find((input) => errors[input.name]?.length)?.focus();
  }

  /** What is missing is told before a large file travels. */
  function missing() {
    const empty = inputs.filter((input) => input.dataset.required && !input.value.trim());
    return Object.fromEntries(empty.map((input) => [input.name, [input.dataset.required]]));
  }

  async function send(isSecondTry = false) {
    const answer = await post(form, form.dataset.figureUrl, new FormData(asked));
    const data = await json(answer);
    if (answer.status === 201) {
      box.close();
      asked.reset();
      show({});
      return insertFigure(editor, data.html);
    }
    if ([401, 403].includes(answer.status) && !isSecondTry && (await renew(form)) === "same") {
      return send(true);
    }
    if (answer.status === 401) return show({ "": [gettext("You were signed out. Sign in in another tab, then try again.")] });
    if (answer.status === 413) return show({ image: [gettext("This picture is too large.")], ...data.errors });
    return show(data.errors ?? { "": [gettext("The picture could not be added. Try again.")] });
  }

  asked.addEventListener("submit", async (event) => {
    event.preventDefault();
    const errors = missing();
    show(errors);
    if (Object.keys(errors).length || asked.ariaBusy === "true") return;
    asked.ariaBusy = "true";
    status.textContent = gettext("Adding…");
    try {
      await send();
    } catch {
      show({ "": [gettext("The server does not answer. What you filled in is kept; try again.")] });
    }
    asked.ariaBusy = "false";
  });
  return () => box.showModal();
}
