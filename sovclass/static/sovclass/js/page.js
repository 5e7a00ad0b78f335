// On every page: the dark or light switch, keys, and what a shared computer must forget.
// The page is complete without it. The theme itself is set by theme.js, before the first paint.
const root = document.documentElement;

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
}

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("sovclass-theme", root.dataset.theme);
    } catch {
      // Kept for this page only.
    }
  });
}

// A plain key outside fields goes where `data-key` names it: a link is followed, a field begun.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select, [contenteditable=true]")) return;
  const named = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!named) return;
  event.preventDefault();
  if (named.matches("a")) named.click();
  else named.focus();
});

// What the server has saved, or its writer decided against, needs no copy here any more.
const forget = (one) => localStorage.removeItem(`sovclass:${one.dataset.forget}`);
for (const one of document.querySelectorAll("[data-forget]")) {
  if (one.matches("a")) one.addEventListener("click", () => forget(one));
  else forget(one);
}

// Signing out removes the local copies of drafts (keys that begin with "sovclass:").
for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("sovclass:")) localStorage.removeItem(key);
    }
  });
}
