// The reading page: citation cards, `n` for the next new comment, kept comment drafts.
// Without it a citation jumps to the works cited and the form works as it is.

// A citation opens its source's card; a second press closes it.
for (const link of document.querySelectorAll("a.cite[data-card]")) {
  const name = link.dataset.card.replace(/^card-/, "");
  const card = document.getElementById(`card-${name}`);
  if (!card?.showPopover) continue;
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const place = card.querySelector("[data-locator]");
    if (place) place.textContent = link.textContent.trim();
    card.togglePopover({ source: link });
    for (const other of document.querySelectorAll("a.cite[aria-expanded]")) {
      other.setAttribute(
        "aria-expanded",
        String(other === link && card.matches(":popover-open")),
      );
    }
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && link.getAttribute("aria-expanded") === "true") {
      link.setAttribute("aria-expanded", "false");
      if (card.contains(document.activeElement) || document.activeElement === document.body) {
        link.focus();
      }
    }
  });
}

// `n`: the next comment that is new since the last visit.
let at = -1;
const nextNew = () => {
  const fresh = [...document.querySelectorAll(".comment[data-new]")];
  if (!fresh.length) return;
  at = (at + 1) % fresh.length;
  fresh[at].tabIndex = -1;
  fresh[at].focus({ preventScroll: true });
  fresh[at].scrollIntoView({ block: "center" });
};
const next = document.querySelector("[data-next-new]");
if (next) {
  next.dataset.key = "n"; // page.js
  next.addEventListener("click", (event) => {
    event.preventDefault();
    nextNew();
  });
}

// Replies are written in the one form; what is typed survives a reload.
const form = document.querySelector("form[data-keep-key]");
if (form) {
  const field = form.elements.body;
  const parent = form.elements.parent;
  const note = form.querySelector("[data-reply-note]");
  const key = form.dataset.keepKey;
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  const keep = () => {
    try {
      if (field.value.trim()) {
        localStorage.setItem(key, JSON.stringify({ body: field.value, parent: parent.value }));
      } else localStorage.removeItem(key);
    } catch {
      /* a closed store: the form still posts */
    }
  };
  const kept = read();
  if (kept && !field.value) {
    field.value = kept.body;
    if (!parent.value) parent.value = kept.parent;
    if (note) note.hidden = !parent.value;
  }
  field.addEventListener("input", keep);
  form.addEventListener("submit", () => localStorage.removeItem(key));
  addEventListener("pageshow", () => {
    if (document.querySelector(".err")) keep();
  });
  for (const link of document.querySelectorAll("[data-reply]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      parent.value = link.dataset.reply;
      if (note) note.hidden = !parent.value;
      field.focus();
      keep();
    });
  }
}
