// citeproc-js: a style, its language, locales and items on stdin as JSON; [html, …] on stdout.
const CSL = require(process.argv[2]);

let input = "";
process.stdin.on("data", (part) => (input += part));
process.stdin.on("end", () => {
  const { style, language, locales, items } = JSON.parse(input);
  const byId = Object.fromEntries(items.map((item) => [item.id, item]));
  const sys = { retrieveLocale: (name) => locales[name] ?? locales["en-US"], retrieveItem: (id) => byId[id] };
  const engine = new CSL.Engine(sys, style, language, true);
  engine.opt.development_extensions.wrap_url_and_doi = false;
  engine.updateItems(items.map((item) => item.id));
  const [about, entries] = engine.makeBibliography();
  const found = about.entry_ids.map(([id], i) => [id, entries[i]]);
  process.stdout.write(JSON.stringify(Object.fromEntries(found)));
});
