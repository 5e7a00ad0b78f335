// The sign-in ran out while somebody wrote: sign in again in another tab, and go on.
import { renew } from "sovclass/editor/api";
import { button, h, makeDialog } from "sovclass/editor/dom";
import { gettext } from "sovclass/editor/texts";

let waiting = null;

/** Resolves to true when the same person is signed in again and the token is fresh. */
export function signInAgain(form) {
  waiting ??= open(form).finally(() => {
    waiting = null;
  });
  return waiting;
}

function open(form) {
  return new Promise((resolve) => {
    const said = h("p", { role: "status" });
    const check = async ({ quietly = false } = {}) => {
      const who = await renew(form).catch(() => "away");
      if (who === "same") box.close("same");
      else if (!quietly) said.textContent = sentence(who);
    };
    const link = h("a", { class: "btn", href: form.dataset.signInUrl, target: "_blank", rel: "noopener" }, gettext("Sign in in a new tab"));
    const box = makeDialog(
      gettext("Sign in again"),
      [h("p", {}, gettext("You were signed out. Your text is safe in this browser. Sign in, come back here and continue.")), said],
      [link, button(gettext("Continue"), () => check(), "btn-main")],
      { "data-sign-in": true },
    );
    const back = () => check({ quietly: true });
    addEventListener("focus", back);
    box.addEventListener("close", () => {
      removeEventListener("focus", back);
      box.remove();
      resolve(box.returnValue === "same");
    });
    box.showModal();
  });
}

function sentence(who) {
  if (who === "other") return gettext("Somebody else is signed in. Sign in as yourself to save this text.");
  if (who === "away") return gettext("The server does not answer. Try again in a moment.");
  return gettext("You are not signed in yet.");
}
