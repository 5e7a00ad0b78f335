// This browser's copies of drafts, by person and essay. Signing out removes them all
// (page.js): keys begin with "sovclass:".

export const nameOf = (form) => `sovclass:draft:${form.dataset.user}:${form.dataset.post}`;

/** Whether it could be kept: the quota may be used up, storage may be forbidden. */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify({ ...value, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept, then.
  }
}

/** The version that was not chosen: { title, standfirst, body }. */
export function keepOther(name, { title, standfirst, body }) {
  keep(`${name}:other`, { fields: { title, standfirst, body } });
}

export const readOther = (name) => read(`${name}:other`)?.fields ?? null;
export const forgetOther = (name) => forget(`${name}:other`);
