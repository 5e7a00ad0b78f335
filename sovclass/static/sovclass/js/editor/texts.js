// The interface's words, from the catalogue when the page has one.
export const gettext = (text) => window.gettext?.(text) ?? text;

export const ngettext = (one, many, n) =>
  window.ngettext?.(one, many, n) ?? (n === 1 ? one : many);

/** `fill("Page %(n)s", { n: 4 })`: the catalogue's own way of writing gaps. */
export const fill = (text, values) =>
  text.replace(/%\((\w+)\)s/g, (_, name) => String(values[name] ?? ""));

/** A combining accent is dropped: “garcia” finds “García”. */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The hour and minute now in the course's zone, as the page's language writes them, and
 * the server with it. */
export const clock = () => {
  const write = (timeZone) =>
    new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: /[aAgP]/.test(window.get_format?.("TIME_FORMAT") ?? "") ? "h12" : "h23",
      timeZone,
    }).format(new Date());
  try {
    return write(document.querySelector("[data-zone]")?.dataset.zone);
  } catch {
    return write(); // a zone that this browser does not know
  }
};
