// Words are never lost: in this browser within a second, on the server within five.
import { json, post, renew } from "sovclass/editor/api";
import { signInAgain } from "sovclass/editor/signing-in";
import * as store from "sovclass/editor/store";
import { clock, fill, gettext } from "sovclass/editor/texts";
import { askWhich } from "sovclass/editor/versions";

const LOCAL_WAIT = 400;
const WAIT = 1500;
const MOST_WAIT = 4000;
const LONGEST_RETRY = 30000;
const KEEPALIVE_MOST = 60000;

/** Keep a draft. `fields()` reads the page, `put(fields)` writes it, `same(a, b)` compares
 * two texts, `say(state, words)` shows the state, `onKept()` tells that a copy was put by. */
export function autosave({ form, fields, put, same, say, onKept }) {
  const name = store.nameOf(form);
  let version = Number(form.dataset.version);
  let acknowledged = JSON.stringify(fields());
  let localTimer = 0;
  let timer = 0;
  let firstChange = 0;
  let failures = 0;
  let sending = null;
  let isAsking = false;
  const me = String(Math.random()); // this window: another one's copy is not ours to remove

  const now = () => JSON.stringify(fields());
  const isDirty = () => now() !== acknowledged;

  function keepLocally() {
    clearTimeout(localTimer);
    localTimer = 0;
    return isDirty() ? store.keep(name, { fields: fields(), base: version, by: me }) : true;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(0, wait));
  }

  function changed() {
    localTimer ||= setTimeout(keepLocally, LOCAL_WAIT);
    firstChange ||= Date.now();
    if (isAsking) return;
    if (failures && timer) return;
    say("busy", gettext("Saving…"));
    later(Math.min(WAIT, firstChange + MOST_WAIT - Date.now()));
  }

  function send() {
    clearTimeout(timer);
    timer = 0;
    sending ??= attempt().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function attempt() {
    if (isAsking) return;
    const sent = now();
    if (sent === acknowledged) return settled();
    let answer;
    try {
      answer = await post(form, form.dataset.saveUrl, { version, ...JSON.parse(sent) });
    } catch {
      return failed(gettext("offline"));
    }
    await heard(answer, sent);
  }

  async function heard(answer, sent) {
    const data = await json(answer);
    if (answer.ok && Number.isInteger(data.version)) return saved(data, sent);
    if (answer.status === 409 && "body" in data) return conflict(data);
    if (answer.status === 401) return signedOut();
    if (answer.status === 403) return refused();
    if (answer.status === 429 || answer.status >= 500) return failed(gettext("the server is busy"));
    keepLocally();
    const sentences = Object.values(data.errors ?? {}).flat();
    if (answer.status === 404) sentences.push(gettext("this draft no longer exists. The text is kept in this browser."));
    say("bad", fill(gettext("Not saved: %(why)s"), { why: sentences.join(" ") || answer.status }));
  }

  function saved(data, sent) {
    version = data.version;
    form.dataset.version = version;
    form.querySelector("[data-editor-version]").value = version;
    acknowledged = sent;
    failures = 0;
    if (isDirty()) {
      firstChange = Date.now();
      keepLocally();
      later(WAIT);
    } else {
      settled();
    }
  }

  function settled() {
    firstChange = 0;
    clearTimeout(localTimer);
    localTimer = 0;
    if (store.read(name)?.by === me) store.forget(name);
    say("ok", gettext("Saved"), clock());
  }

  function failed(why) {
    const isKept = keepLocally();
    failures += 1;
    const words = isKept ? gettext("Kept in this browser: %(why)s") : gettext("Not saved yet: %(why)s");
    say(isKept ? "ask" : "bad", fill(words, { why }));
    later(Math.min(LONGEST_RETRY, 2000 * 2 ** (failures - 1)));
  }

  /** The token is old (signed in elsewhere), or this is no longer theirs to write. */
  async function refused() {
    keepLocally();
    const who = await renew(form).catch(() => "away");
    if (who === "away") return failed(gettext("offline"));
    if (who !== "same") return signedOut();
    failures += 1;
    if (failures < 3) return later(300);
    say("bad", gettext("Not saved: you cannot change this draft now. The text is kept in this browser."));
  }

  async function signedOut() {
    keepLocally();
    isAsking = true;
    say("ask", gettext("Kept in this browser: signed out"));
    const isBack = await signInAgain(form);
    isAsking = false;
    if (isBack) later(0);
  }

  async function conflict(theirs, mine = fields()) {
    keepLocally();
    if (same(mine, theirs)) {
      version = theirs.version;
      return later(0);
    }
    isAsking = true;
    say("ask", gettext("Kept in this browser: changed in another window"));
    const choice = await askWhich(mine, theirs);
    isAsking = false;
    if (!choice) return;
    version = theirs.version;
    if (choice === "theirs") {
      store.keepOther(name, fields());
      put(theirs);
      acknowledged = now();
      form.querySelector("[data-editor-version]").value = version;
      settled();
    } else {
      store.keepOther(name, theirs);
      acknowledged = "";
      later(0);
    }
    onKept();
  }

  /** Leaving the page: once more here, and once more there if it is small enough. */
  function leave() {
    if (!isDirty() || isAsking) return;
    keepLocally();
    const data = { version, ...fields() };
    if (sending || new Blob([JSON.stringify(data)]).size > KEEPALIVE_MOST) return;
    const sent = now();
    sending = post(form, form.dataset.saveUrl, data, { keepalive: true })
      .then((answer) => heard(answer, sent))
      .catch(() => failed(gettext("offline")))
      .finally(() => {
        sending = null;
      });
  }

  /** What this browser kept when the page was last left. */
  function restore() {
    const kept = store.read(name);
    if (!kept?.fields) return;
    const server = { ...fields(), version };
    if (same(kept.fields, server)) return store.forget(name);
    store.keep(name, { ...kept, by: me });
    version = kept.base;
    put(kept.fields);
    if (kept.base !== server.version) return conflict(server, kept.fields);
    say("ask", gettext("Restored from this browser"));
    later(WAIT);
  }

  addEventListener("pagehide", leave);
  addEventListener("online", () => isDirty() && later(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });

  /** Save now; true when the server has everything. */
  async function flush() {
    for (let tries = 0; tries < 4 && isDirty(); tries += 1) await send();
    return !isDirty();
  }

  return { changed, flush, restore };
}
