// On every page: the dark or light switch, and what a shared computer must forget.
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
