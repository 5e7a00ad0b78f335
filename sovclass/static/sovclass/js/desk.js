// The grading desk: nothing typed is lost by navigating, and the keyboard goes on.
// Copies are kept per grader, assignment and student; a save or a sign-out removes them.
const gettext = globalThis.gettext ?? ((text) => text);
const form = document.querySelector("form[data-desk]");

if (form) {
  const key = `sovclass:desk:${form.dataset.desk}`;
  const status = form.querySelector("[data-kept]");
  const fields = () =>
    [...form.elements].filter((field) => /^(score-|feedback$)/.test(field.name));
  const versions = () =>
    [...form.elements]
      .filter((field) => field.name.startsWith("version-"))
      .map((field) => field.value)
      .join();
  const shown = () => Object.fromEntries(fields().map((field) => [field.name, field.value]));
  const initial = JSON.stringify(shown());

  const keep = () => {
    try {
      if (JSON.stringify(shown()) === initial) localStorage.removeItem(key);
      else {
        localStorage.setItem(key, JSON.stringify({ versions: versions(), values: shown() }));
        if (status) status.textContent = gettext("Kept in this browser, not saved yet");
      }
    } catch {
      /* a full or closed store: the form still saves */
    }
  };
  form.addEventListener("input", keep);
  addEventListener("pagehide", () => {
    if (!form.dataset.sent) keep();
  });
  form.addEventListener("submit", () => {
    form.dataset.sent = "1";
    localStorage.removeItem(key);
  });

  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    localStorage.removeItem(key);
  }
  const hasErrors = form.querySelector('[aria-invalid="true"]');
  if (kept && !hasErrors) {
    for (const field of fields()) {
      if (field.name in kept.values) field.value = kept.values[field.name];
    }
    if (status) status.textContent = gettext("Restored what you had typed; not saved yet");
  }

  const links = [...document.querySelectorAll("a[data-queue]")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit(form.querySelector('[value="ungraded"]'));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    const link = step && links[here + step];
    if (link) link.click();
    if (event.key === "/") {
      event.preventDefault();
      fields()[0]?.focus();
    }
  });
}
