// The grading desk: nothing typed is lost by navigating, and the keyboard goes on.
// Copies are kept per grader, assignment and student. They go when the server says that it
// has saved (page.js, [data-forget]) and on sign-out; a failed save loses nothing.
const gettext = globalThis.gettext ?? ((text) => text);
const form = document.querySelector("form[data-desk]");

if (form) {
  const key = `sovclass:${form.dataset.desk}`;
  const status = form.querySelector("[data-kept]");
  const named = (pattern) => [...form.elements].filter((field) => pattern.test(field.name));
  const fields = () => named(/^(score-|feedback$)/);
  // With the versions they were typed upon: what another grader saved since is a conflict.
  const shown = () =>
    Object.fromEntries(
      [...fields(), ...named(/^version-/)].map((field) => [field.name, field.value]),
    );
  const hasErrors = form.querySelector('[aria-invalid="true"]');
  const initial = hasErrors ? null : JSON.stringify(shown());

  const keep = () => {
    try {
      if (JSON.stringify(shown()) === initial) localStorage.removeItem(key);
      else {
        localStorage.setItem(key, JSON.stringify(shown()));
        if (status) status.textContent = gettext("Kept in this browser, not saved yet");
      }
    } catch {
      /* a full or closed store: the form still saves */
    }
  };
  form.addEventListener("input", keep);
  addEventListener("pagehide", keep);

  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    localStorage.removeItem(key);
  }
  if (kept && !hasErrors) {
    for (const [name, value] of Object.entries(kept)) {
      if (name in shown()) form.elements[name].value = value;
    }
    if (status) status.textContent = gettext("Restored what you had typed; not saved yet");
  }

  // Keys of this page, for page.js.
  const links = [...document.querySelectorAll("a[data-queue]")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  const steps = { j: links[here + 1], k: links[here - 1], "/": fields()[0] };
  for (const [key, goal] of Object.entries(steps)) goal?.setAttribute("data-key", key);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "Enter") return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('[value="ungraded"]'));
  });
}
