// The progress of longer work: fetched again until it is finished.
// Without scripts the page reloads itself.
const EVERY = 1500;

async function again() {
  const shown = document.querySelector("[data-job-active]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-job]");
    if (answer.ok && fresh) change(shown, fresh);
    else if (answer.ok) return location.reload(); // the page shows what came of it
  } catch {
    // The network is away; the next try may find it.
  }
  setTimeout(again, EVERY);
}

// While it goes on, only the words and the bar change: what has the focus keeps it.
function change(shown, fresh) {
  const words = (part) => part.querySelector("p[role=status]");
  const bar = (part) => part.querySelector("progress");
  if (!("jobActive" in fresh.dataset) || !words(shown) || !bar(shown)) {
    shown.replaceWith(fresh);
    return;
  }
  if (words(shown).textContent !== words(fresh).textContent) {
    words(shown).textContent = words(fresh).textContent;
  }
  bar(shown).replaceWith(bar(fresh));
}

setTimeout(again, EVERY);
