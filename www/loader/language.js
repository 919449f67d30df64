// @ts-check
/** The languages of the loader. It knows no document, and is tested without one. The build puts in what `locales/` says. */

/** Launcher, placeholder, failure, another try, by language. @type {Record<string, string[]>} */
export const words = /** @type {any} */ (globalThis).LOCALES;

const tags = Object.keys(words);

/** What the application speaks, with blanks between them. */
export const languages = tags.join(' ');

/** A tag with all that it leaves out: `zh-hant-tw-` of `zh-TW`. @param {string} tag */
const full = (tag) => {
  try {
    tag = String(new Intl.Locale(tag).maximize());
  } catch { /* What is no tag is found by its letters, or not at all. */ }
  return tag.toLowerCase() + '-';
};

/**
 * The language that it speaks for a tag as pages write them (`nl`, `nl-BE`, `NL_be`): itself, the next more general one, or one that is
 * more special (RFC 4647); else English.
 * @param {string} tag
 */
export const spoken = (tag) => {
  for (let range = full(tag.replace(/_/g, '-')); range; range = range.replace(/[^-]*-$/, '')) {
    const found = tags.find((tag) => full(tag).startsWith(range));
    if (found) return found;
  }
  return 'en';
};

/**
 * A tag that browsers take: pages also write `en_US`, and words that are none, for which it is what is spoken.
 * @param {string} tag
 */
export const proper = (tag) => {
  try {
    return Intl.getCanonicalLocales(tag.replace(/_/g, '-'))[0];
  } catch {
    return spoken(tag);
  }
};
