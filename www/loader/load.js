// @ts-check
/** Fetching what a widget needs, each once per page: the policy, the interface's words, the application with its style sheet. */

/** After so many milliseconds of loading the visitor gets the contact link instead of waiting on. */
const patience = 30000;

// A module or an injected script has no `currentScript`.
export const script = /** @type {HTMLScriptElement | null} */ (document.currentScript ?? document.querySelector('script[src*="loket.js"]'));
const base = String(new URL('.', script?.src ?? location.href));

/** What is or was loaded; what failed is forgotten, so that it can be tried anew. @type {Record<string, Promise<any>>} */
const loaded = {};

/**
 * Rejects with a sentence that says what could not be loaded, and why.
 * @param {string} key
 * @param {() => Promise<any>} load
 */
const once = (key, load) => loaded[key] ??= Promise.race([
  load(),
  new Promise((_, fail) => setTimeout(fail, patience, 'timed out')),
]).catch((error) => {
  delete loaded[key];
  throw `${key}: ${error.message ?? error}`;
});

/** @param {string} url */
const get = async (url) => {
  if (!url) throw 'no address';
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw `HTTP ${response.status}`;
  return response;
};

/** @param {string} url */
export const json = (url) => once(url || 'policy', async () => (await get(url)).json());

/** @param {string} lang */
export const strings = (lang) => json(`${base}strings/${lang}.json`);

// A browser may remember that a module could not be fetched: every new try is made at another address.
let tries = '';
export const app = () => once('app', async () => {
  const script = base + 'loket-app.js' + tries;
  tries += '?';
  const [module, wasm, css] = await Promise.all([import(script), get(base + 'loket-app_bg.wasm'), get(base + 'loket-app.css')]);
  await module.default({ module_or_path: wasm });
  return [module, await new CSSStyleSheet().replace(await css.text())];
});
