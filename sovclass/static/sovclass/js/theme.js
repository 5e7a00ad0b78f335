// Before the first paint: the theme this browser chose, so that nothing flashes; and that
// scripts run, so that what needs them is offered.
document.documentElement.dataset.scripts = "";
try {
  const kept = localStorage.getItem("sovclass-theme");
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
} catch {
  // Storage may be closed; the system's theme is used.
}
