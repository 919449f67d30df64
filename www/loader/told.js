// @ts-check
/** What a page can say to its widgets, before they are loaded and after. */

/**
 * @typedef {object} Told
 * @property {string} [language]
 * @property {Record<string, unknown>} [facts] what the page knows of the case
 * @property {Record<string, unknown>} [user] what it knows of the user who is signed in
 * @property {{ text?: string, name?: string, email?: string, fields?: Record<string, unknown> }} [prefill]
 * @property {(known: Record<string, unknown>) => unknown} [lookup] looks up what is known of such a case; gives facts, or a promise
 * @property {(ticket: unknown) => unknown} [intake] files a ticket; gives its reference, or a promise of it
 */

/**
 * Adds to objects, and to those in them; all else is replaced.
 * @param {any} before
 * @param {any} more
 * @param {number} [deep]
 * @returns {any}
 */
export const join = (before, more, deep = 2) => {
  const all = { ...before };
  for (const key in more) all[key] = deep && more[key]?.constructor === Object ? join(all[key], more[key], deep - 1) : more[key];
  return all;
};

/** What `Loket`, and every element, can be told: a method of that name for each. @param {(more: Told) => void} tell */
export const ears = (tell) => Object.fromEntries(
  ['facts', 'user', 'prefill', 'lookup', 'intake', 'language'].map((name) => [name, (/** @type {any} */ what) => tell({ [name]: what })]),
);
