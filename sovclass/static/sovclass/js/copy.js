// Copy buttons: a list of references with its italics, or as plain text where that is all
// a browser can do. Without scripts the buttons stay hidden; the text can be selected.

/** What a button copies: its entries as paragraphs. */
function entriesOf(list) {
  const entries = [...list.querySelectorAll(".ref")];
  return {
    text: entries.map((entry) => entry.textContent.trim()).join("\n\n"),
    html: entries.map((entry) => `<p>${entry.innerHTML}</p>`).join("\n"),
  };
}

async function copy(list) {
  const { text, html } = entriesOf(list);
  if (window.ClipboardItem) {
    const parts = { "text/plain": text, "text/html": html };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } else {
    await navigator.clipboard.writeText(text);
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const list = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  if (!list || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(list);
      status.textContent = button.dataset.done;
    } catch {
      status.textContent = button.dataset.failed;
    }
  });
}
