// @ts-check
/**
 * What a page can say to its widgets, before they are loaded and after. Nothing of it is kept as the page gave it: data is copied as
 * JSON writes it, so that no getter, proxy or circle of the page is ever met later on, and what cannot be written so is refused.
 *
 * It knows no document, and is tested without one.
 */

/**
 * @typedef {object} Told
 * @property {string} [language]
 * @property {Record<string, unknown> | null} [facts] what the page knows of the case
 * @property {Record<string, unknown> | null} [user] what it knows of the user who is signed in
 * @property {{ text?: string, name?: string, email?: string, fields?: Record<string, unknown> } | null} [prefill]
 * @property {((known: Record<string, unknown>) => unknown) | null} [lookup] looks up what is known of such a case; gives facts, or a promise
 * @property {((ticket: unknown) => unknown) | null} [intake] files a ticket; gives its reference, or a promise of it
 */

/** How many values are looked at: a few objects that hold each other many times over could be written out without end. */
const most = 1e5;

/** What is thrown at a page that says what cannot be meant. */
export const wrong = 'not understood';

/**
 * Reads an object, also one that is written as JSON. What is undefined is unknown, so `null`, and `null` itself takes back all that
 * was told. What JSON would leave out is refused, as it was meant to say something.
 * @param {any} value
 */
export const object = (value, left = most) => {
  const text = typeof value == 'string' ? value : JSON.stringify(value, (_, each = null) => {
    if (!left-- || /^(f|sy)/.test(typeof each)) throw wrong;
    return each;
  });
  if (!/^\s*[{n]/.test(text)) throw wrong;
  return JSON.parse(text);
};

/** A function; `null` takes it back. @param {any} value */
export const callable = (value) => {
  if (value != null && typeof value != 'function') throw wrong;
  return value;
};

/** A language tag as pages write them, or what is written as one, such as an `Intl.Locale`; none leaves it to the page. @param {any} value */
export const tag = (value) => value && Intl.getCanonicalLocales(`${value}`.replace(/_/g, '-'))[0];

/** What each is taken as. @type {Record<string, (value: unknown) => any>} */
const kinds = { facts: object, user: object, prefill: object, lookup: callable, intake: callable, language: tag };

/**
 * What `Loket`, and every element, can be told: a method of that name for each.
 * @param {(more: Told) => void} tell
 * @param {(act: () => void, where: string) => void} safely acts, and reports what is thrown
 */
export const ears = (tell, safely) => {
  /** @type {Record<string, (what: unknown) => void>} */
  const all = {};
  for (const name in kinds) all[name] = (what) => safely(() => tell({ [name]: kinds[name](what) }), name + ': ');
  return all;
};

/**
 * Adds to objects, and to those in them; all else is replaced.
 * @param {any} before
 * @param {any} more
 * @returns {any}
 */
export const join = (before, more) => {
  if ({}.toString.call(more) != '[object Object]') return more;
  const all = { ...before };
  for (const key in more) all[key] = join(all[key], more[key]);
  return all;
};

/**
 * What an attribute tells when it changes: what it says, and that what it does not say any longer is unknown.
 * @param {object | null} before
 * @param {object | null} now
 */
export const instead = (before, now) => {
  /** @type {Record<string, unknown>} */
  const all = { ...now };
  for (const key in before) all[key] ??= null;
  return all;
};
