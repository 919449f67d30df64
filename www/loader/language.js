// @ts-check
/** The languages of the loader. It knows no document, and is tested without one. */

/** Launcher, placeholder, failure, another try. @type {Record<string, string[]>} */
export const words = {
  en: ['Help', 'What is the matter?', 'Support could not be loaded.', 'Try again'],
  nl: ['Hulp', 'Waarmee kunnen we helpen?', 'De hulp kon niet worden geladen.', 'Probeer opnieuw'],
  de: ['Hilfe', 'Womit können wir helfen?', 'Die Hilfe konnte nicht geladen werden.', 'Erneut versuchen'],
};

/** The language that it speaks for a tag as pages write them (`nl`, `nl-BE`, `NL_be`), else English. @param {string} tag */
export const spoken = (tag) => {
  const [lang] = tag.toLowerCase().split(/[-_]/);
  return Object.hasOwn(words, lang) ? lang : 'en';
};
