// Talking to the server: always with the token the form has now.

/** The form's token; `renew` changes it. */
const field = (form) => form.querySelector("[name=csrfmiddlewaretoken]");

/** POST an object as JSON, or a FormData. Rejects only when the network does. */
export function post(form, url, data, options = {}) {
  const isForm = data instanceof FormData;
  const headers = { Accept: "application/json", "X-CSRFToken": field(form).value };
  if (!isForm) headers["Content-Type"] = "application/json";
  return fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers,
    body: isForm ? data : JSON.stringify(data),
    ...options,
  });
}

/** The answer's JSON, or {} when it is something else (a proxy's error page). */
export async function json(answer) {
  try {
    return (await answer.json()) ?? {};
  } catch {
    return {};
  }
}

/** Ask who is signed in. Takes the fresh token when it is the same person.
 *
 * Resolves to "same", "other" or "nobody"; rejects when the network does.
 */
export async function renew(form) {
  const answer = await fetch(form.dataset.sessionUrl, {
    credentials: "same-origin",
    cache: "no-store",
    headers: { Accept: "application/json" },
  });
  const session = await json(answer);
  if (!session.signed_in) return "nobody";
  if (String(session.user) !== form.dataset.user) return "other";
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
    input.value = session.csrf;
  }
  return "same";
}
