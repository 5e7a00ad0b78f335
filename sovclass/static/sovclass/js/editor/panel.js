// Beside the text: how many words, what needs the writer, what is linked, the checklist.
import { post } from "sovclass/editor/api";
import { announce, button, h, icon } from "sovclass/editor/dom";
import { facts } from "sovclass/editor/facts";
import { isNote } from "sovclass/editor/footnote";
import { countWords } from "sovclass/editor/projection";
import { fill, gettext, ngettext } from "sovclass/editor/texts";

const inNote = (thing) =>
  thing.note ? h("span", { class: "in-note" }, fill(gettext("Note %(n)s"), { n: thing.note }), " ") : null;

/** The word count, at once: the server is not asked. */
export function showWords(form, doc) {
  const words = countWords(doc);
  for (const place of document.querySelectorAll("[data-words]")) place.textContent = words;
  const panel = document.querySelector("[data-panel-words]");
  const range = panel?.querySelector(".r");
  if (!range) return;
  const start = Number(range.getAttribute("x"));
  const end = start + Number(range.getAttribute("width"));
  const { wordsMin, wordsMax } = form.dataset;
  const scale = wordsMax ? end / Number(wordsMax) : start / Number(wordsMin);
  if (Number.isFinite(scale)) {
    const most = panel.querySelector("svg").viewBox.baseVal.width;
    panel.querySelector(".v").setAttribute("width", Math.min(most, words * scale).toFixed(1));
  }
}

export function makePanel(editor, form, reader) {
  let undoable = null;

  function goTo(thing) {
    if (!thing.range) return;
    const $from = editor.state.doc.resolve(thing.range.from);
    if (isNote($from.parent)) editor.chain().focus().setNodeSelection($from.before()).scrollIntoView().run();
    else editor.chain().focus().setTextSelection(thing.range).scrollIntoView().run();
  }

  async function decide(citation, verdict, source = "") {
    const data = {
      marker_key: citation.marker_key,
      context_key: citation.context_key,
      verdict,
      source,
    };
    try {
      const answer = await post(form, form.dataset.decideUrl, data);
      if (!answer.ok) throw new Error(String(answer.status));
      undoable = verdict === "undo" ? null : citation;
      announce(gettext("Noted."));
      reader().again();
    } catch {
      announce(gettext("This could not be saved. Try again."));
      sayTrouble();
    }
  }

  function sayTrouble() {
    const panel = document.querySelector("[data-panel-needs]");
    panel?.querySelector("[role=alert]")?.remove();
    panel?.append(h("p", { class: "hint", role: "alert" }, gettext("This could not be saved. Try again.")));
  }

  function write(citation, text) {
    if (!citation.range) return;
    const { from, to } = citation.range;
    editor.view.dispatch(editor.state.tr.insertText(text, from, to).scrollIntoView());
    editor.view.focus();
  }

  function candidate(citation, option) {
    const act = () => (option.write ? write(citation, option.write) : decide(citation, "source", option.key));
    return button(option.label, act, "btn-sm");
  }

  function choices(citation) {
    const row = citation.candidates.map((option) => candidate(citation, option));
    if (citation.suggest && form.dataset.suggestUrl) {
      const address = `${form.dataset.suggestUrl}?${citation.suggest}`;
      const inAnotherTab = { class: "btn btn-sm", href: address, target: "_blank" };
      row.push(h("a", inAnotherTab, gettext("Suggest this source")));
    }
    if (citation.is_undecided) {
      row.push(button(gettext("Not a citation"), () => decide(citation, "none"), "btn-sm btn-quiet"));
    }
    return row.length ? h("div", { class: "row" }, ...row) : null;
  }

  function dismissal(finding) {
    if (!finding.marker_key) return null;
    const act = () => decide(finding, "none");
    return h("div", { class: "row" }, button(gettext("Not a problem"), act, "btn-sm btn-quiet"));
  }

  function item(thing, said, sentence, row) {
    const { glyph, tone, words } = facts.looks[thing.state];
    return h(
      "li",
      { "data-tone": tone },
      icon(glyph),
      h(
        "div",
        {},
        inNote(thing),
        h("button", { type: "button", class: "said", dir: "auto", on: { click: () => goTo(thing) } }, said),
        h("p", {}, h("span", { class: "vh" }, `${words}. `), sentence),
        row,
      ),
    );
  }

  function needs(read) {
    const isSaid = (finding) =>
      read.citations.some((c) => c.start === finding.start && c.end === finding.end && c.state === finding.state);
    const asked = read.citations
      .filter((c) => c.sentence)
      .map((c) => [c.start, item(c, c.marker, c.sentence, choices(c))]);
    const found = read.findings
      .filter((f) => !isSaid(f))
      .map((f) => [f.start, item(f, f.said, f.message, dismissal(f))]);
    return [...asked, ...found].sort((a, b) => a[0] - b[0]).map(([, row]) => row);
  }

  function showNeeds(read) {
    const panel = document.querySelector("[data-panel-needs]");
    if (!panel) return;
    const rows = needs(read);
    const count = panel.querySelector(".checks-head .tag");
    count.textContent = rows.length;
    count.dataset.tone = rows.length ? "ask" : "ok";
    const rest = [
      rows.length
        ? h("ul", { class: "todo", role: "list" }, ...rows)
        : h("p", { class: "hint" }, gettext("Nothing: every citation found its source.")),
    ];
    if (undoable) {
      const citation = undoable;
      rest.push(h("p", { class: "row small" }, fill(gettext("Decision saved for %(marker)s."), { marker: citation.marker ?? citation.said }), button(gettext("Take back"), () => decide(citation, "undo"), "btn-sm btn-quiet")));
    }
    panel.replaceChildren(panel.querySelector(".checks-head"), ...rest);
    showBar(rows.length);
  }

  function showBar(n) {
    const link = document.querySelector(".narrow-bar a");
    if (!link) return;
    link.href = n ? "#h-need" : "#h-tick";
    link.textContent = n ? fill(ngettext("%(n)s to check", "%(n)s to check", n), { n }) : gettext("Checklist");
  }

  function titled(citation) {
    const title = citation.source?.title ?? "";
    return citation.reason ? `${title} (${citation.reason})` : title;
  }

  function showLinked(read) {
    const details = document.querySelector("[data-panel-linked] details");
    if (!details) return;
    const linked = read.citations.filter((c) => !c.sentence);
    details.querySelector(".tag").replaceChildren(icon("link"), String(linked.length));
    const rows = linked.map((c) =>
      h(
        "li",
        {},
        h("span", {}, inNote(c), h("button", { type: "button", class: "said", dir: "auto", on: { click: () => goTo(c) } }, c.marker)),
        h("span", { class: "muted", dir: "auto" }, titled(c)),
      ),
    );
    const body = rows.length
      ? h("ul", { role: "list", class: "stack-sm" }, ...rows)
      : h("p", { class: "hint" }, gettext("No citation yet. Type one as (Author 12)."));
    details.replaceChildren(details.querySelector("summary"), body);
  }

  function showTicks(read) {
    const list = document.querySelector("[data-panel-ticks]");
    list?.replaceChildren(
      ...(read.checklist ?? []).map((tick) => {
        const { glyph, tone, words } = facts.looks[tick.state];
        return h(
          "li",
          { "data-tone": tone, "data-code": tick.code },
          icon(glyph),
          h("span", {}, tick.text, h("span", { class: "vh" }, ` (${words})`)),
          h("span"),
        );
      }),
    );
  }

  function showQuotations(read) {
    const panel = document.querySelector("[data-panel-quotations]");
    const notes = read.quotations ?? [];
    if (!panel) return;
    panel.hidden = notes.length === 0;
    panel.querySelector("ul").replaceChildren(...notes.map(quotation));
  }

  function quotation(note) {
    const sentence = note.url ? h("a", { href: note.url }, note.sentence) : note.sentence;
    return h(
      "li",
      { "data-tone": note.tone, "data-verdict": note.verdict },
      icon(note.glyph),
      h(
        "div",
        {},
        h("button", { type: "button", class: "said", dir: "auto", on: { click: () => goTo(note) } }, note.said),
        " ",
        h("span", { class: "muted", dir: "auto" }, note.marker),
        h("p", {}, sentence),
        note.changes.length ? h("p", { class: "compared", dir: "auto" }, ...note.changes.flatMap(change)) : null,
      ),
    );
  }

  function change([typed, page, isSame]) {
    if (isSame) return [`${typed} `];
    const mark = (tag, said, words) => (words ? [h(tag, {}, h("span", { class: "vh" }, `${said} `), words), " "] : []);
    return [...mark("del", gettext("in the essay:"), typed), ...mark("ins", gettext("on the page:"), page)];
  }

  return (read) => {
    showNeeds(read);
    showLinked(read);
    showQuotations(read);
    showTicks(read);
  };
}
