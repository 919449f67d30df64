// @ts-check
/** The languages of the interface, with the few words that the loader says itself. The build takes them from `locales/`. */

/** Launcher, placeholder, failure, another try, by language. @type {Record<string, string[]>} */
export const words = /** @type {any} */ (globalThis).LOCALES;

const tags = Object.keys(words);

/** What the application offers, with blanks between them. */
export const languages = tags.join(' ');

/**
 * The language for the one that is wanted: itself, the next more general one, or one that is more special (RFC 4647); else English.
 * @param {string} wanted
 */
export const locale = (wanted) => {
  for (let range = wanted + '-'; range; range = range.replace(/[^-]*-$/, '')) {
    const found = tags.find((tag) => (tag + '-').toLowerCase().startsWith(range.toLowerCase()));
    if (found) return found;
  }
  return 'en';
};
