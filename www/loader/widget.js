// @ts-check
/**
 * One widget: a launcher or a place in the page, the panel that the application is mounted in, and what is left when that fails.
 *
 * It knows nothing of policies, verdicts or tickets, except where a policy keeps its plain contact link. It throws nothing into the
 * host page.
 */

import { app, json, strings } from './load.js';
import { languages, locale, words } from './locales.js';
import { looks } from './looks.js';
import { make, set } from './nodes.js';
import { ears, join } from './told.js';

/** @typedef {import('./told.js').Told} Told */
/** @typedef {{ update(told: object): void, opened(): void, destroy(): void }} Handle the mounted application */
/**
 * @typedef {object} App the WebAssembly module
 * @property {(init: { module_or_path: Response }) => Promise<unknown>} default
 * @property {(root: HTMLElement, shell: object) => Handle} mount throws an Error with `problems` when the policy cannot be read
 */

/**
 * @param {HTMLElement} host the element, which gets a shadow root and methods
 * @param {Told} told what was told to all
 */
export const widget = (host, told) => {
  const root = host.attachShadow({ mode: 'open' });
  const button = make('button', { class: 'lk-button' });
  const box = make('div');
  let policyUrl = '';
  let launcher = false;
  let wanted = false;
  let shown = false;
  let busy = false;
  /** @type {Handle | null} */
  let handle = null;

  /** @param {string} name */
  const own = (name) => host.getAttribute(name) ?? undefined;

  /** @param {string} name @param {unknown} [detail] */
  const emit = (name, detail) => {
    host.dispatchEvent(new CustomEvent('loket:' + name, { detail, bubbles: true, composed: true }));
  };

  /** @param {any} error a sentence, an Error, or one with `problems` @param {string} [where] */
  const report = (error, where = '') => {
    const problems = error.problems ?? [where + (error.message ?? error)];
    const message = problems.join('\n');
    console.error(`Loket: ${message}`);
    emit('error', { message, problems });
  };

  /** Nothing that goes wrong in the application or in an attribute reaches the page. @param {() => any} act @param {string} [where] */
  const safely = (act, where) => {
    try {
      return act();
    } catch (error) {
      report(error, where);
    }
  };

  /** What the visitor reads: a tag as in BCP 47. */
  const language = () => told.language || host.closest('[lang]')?.getAttribute('lang') || navigator.language;

  /** @param {object} more */
  const update = (more) => safely(() => handle?.update(more));

  /** Says everything in the language of now. */
  const speak = () => {
    const lang = language();
    const spoken = locale(lang);
    const [help, ask] = words[spoken];
    const label = launcher ? (own('label') || help) : ask;
    button.replaceChildren(make('bdi', {}, label));
    button.lang = box.lang = spoken;
    if (launcher) set(box, { 'aria-label': label });
    update({ lang });
  };

  /** @param {Told} more */
  const tell = (more) => {
    told = join(told, more);
    if ('language' in more) speak();
    else update(more);
  };

  /** Resolved once, as single-page navigation changes what a relative address means. */
  const policy = () => policyUrl ||= /** @type {HTMLAnchorElement} */ (make('a', { href: own('policy') || undefined })).href;

  /**
   * Fetches what is missing; never rejects.
   * @param {string[]} wrong gets the problems
   */
  const load = (wrong) => Promise.all([json(policy()), strings(locale(language())), app()].map(
    (part) => part.catch((error) => {
      wrong.push(error);
    }),
  ));

  /** @param {boolean} now */
  const show = (now) => {
    if (now === shown) return;
    shown = now;
    box.hidden = !now;
    if (launcher) set(button, { 'aria-expanded': now });
    else root.replaceChildren(box);
    emit(now ? 'open' : 'close');
  };

  /** Hides the panel; a widget in the page stays. */
  const close = () => {
    if (!launcher) return;
    wanted = false;
    const inside = root.activeElement; // Who is busy elsewhere on the page stays there.
    show(false);
    if (inside) button.focus();
  };

  /** Loads the application if need be, and shows it. @param {HTMLElement} by shows that it is busy */
  const open = async (by = button) => {
    wanted = true;
    if (!handle) {
      if (busy) return;
      busy = true;
      set(by, { 'aria-busy': true });
      const lang = language();
      /** @type {string[]} */
      const wrong = [];
      const [policy, said, parts] = await load(wrong);
      const fail = (/** @type {unknown} */ error) => plain(error, lang, policy?.vendor?.contact);
      set(by, { 'aria-busy': (busy = false) });
      if (!host.isConnected) return;
      try {
        if (wrong[0]) throw { problems: wrong };
        const inner = make('div', { class: 'loket' });
        const [app, style] = /** @type {[App, CSSStyleSheet]} */ (parts);
        root.adoptedStyleSheets = [looks, style];
        box.className = 'panel';
        box.replaceChildren(inner);
        handle = app.mount(inner, {
          policy,
          strings: said,
          lang,
          languages,
          mode: own('mode'),
          told: join({ prefill: { text: own('text') } }, told),
          now: own('now'),
          given: (/** @type {'lookup' | 'intake'} */ name) => told[name],
          emit,
          close,
          fail,
          loadStrings: (/** @type {string} */ lang, /** @type {string} */ part) => strings(locale(lang) + part).catch(report),
        });
        if (lang !== language()) speak();
      } catch (error) {
        fail(error);
      }
    }
    if (!wanted) return;
    show(true);
    if (handle) safely(() => handle?.opened());
    else first();
  };

  const first = () => /** @type {HTMLElement} */ (box.firstChild).focus();

  /**
   * The way on without an application: a sentence, the plain contact link or else the page's own fallback, another try.
   * @param {unknown} error
   * @param {string} lang
   * @param {string} [contact] as the policy says
   */
  const plain = (error, lang, contact) => {
    safely(() => handle?.destroy());
    handle = null;
    const [, , sorry, again] = words[locale(lang)];
    const link = [own('contact'), contact].find((link) => /^(https?:|mailto:|tel:|\/)/i.test(`${link}`));
    const retry = make('button', { class: 'lk-button' }, make('bdi', {}, again));
    retry.onclick = () => open(retry);
    box.className = 'lk-box';
    box.replaceChildren(
      make('b', { tabindex: -1, dir: 'auto' }, sorry),
      link ? make('a', { href: link }, link.replace(/^[mt]\w+:|\?.*/gi, '')) : make('slot'),
      retry,
    );
    if (shown) first();
    report(error);
  };

  button.onclick = () => (launcher && shown ? close() : open());
  button.onpointerenter = button.onfocus = () => handle || load([]);
  box.onkeydown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };

  // Nobody is left with the focus on something that a panel over the whole page hides.
  box.addEventListener('focusout', ({ relatedTarget: to }) => {
    if (to && !box.contains(/** @type {Node} */ (to)) && !button.offsetWidth) close();
  });

  /** It is in the page now. */
  const begin = () => {
    if (root.firstChild) return; // It was only moved.
    policy();
    launcher = own('mode') === 'launcher';
    root.adoptedStyleSheets = [looks];
    root.append(button, box);
    box.hidden = true;
    if (launcher) {
      set(button, { 'aria-haspopup': 'dialog', 'aria-expanded': false });
      set(box, { role: 'dialog' });
    } else root.append(make('slot'));
    speak();
  };

  /** It was taken off the page. */
  const end = () => {
    safely(() => handle?.destroy());
    handle = null;
    wanted = shown = false;
    root.replaceChildren();
  };

  Object.assign(host, ears(tell), { open: () => open(), close, destroy: () => host.remove() });

  /** @param {string} name @param {string} value */
  const change = (name, value) => safely(
    () => tell(name === 'lang' ? { language: value } : { facts: JSON.parse(value) }),
    name + ': ',
  );

  return { host, begin, end, tell, change, open, close };
};
