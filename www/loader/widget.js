// @ts-check
/**
 * One widget: a launcher or a place in the page, the panel that the application is mounted in, and what is left when that fails.
 *
 * It knows nothing of policies, verdicts or tickets, except where a policy keeps its plain contact link. It throws nothing into the
 * host page.
 */

import { languages, proper, spoken, words } from './language.js';
import { app, json, more, strings } from './load.js';
import { looks } from './looks.js';
import { make, set } from './nodes.js';
import { voice } from './report.js';
import { ears, instead, join, object } from './told.js';

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
 * @param {unknown} since what stands for the time since all was forgotten
 */
export const widget = (host, told, since) => {
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
  /** What the attribute says. @type {object | null} */
  let facts = null;

  /** @param {string} name */
  const own = (name) => host.getAttribute(name);

  const { emit, report, safely } = voice(host);

  /** What the visitor reads: a tag as in BCP 47. */
  const language = () => proper(told.language || /** @type {HTMLElement | null} */ (host.closest('[lang]'))?.lang || navigator.language);

  /** @param {object} more */
  const update = (more) => safely(() => handle?.update(more));

  const drop = () => {
    safely(() => handle?.destroy());
    handle = null;
  };

  /** Says everything in the language of now. */
  const speak = () => {
    const lang = language();
    const [help, ask] = words[spoken(lang)];
    const label = launcher ? (own('label') || help) : ask;
    button.replaceChildren(make('bdi', {}, label));
    button.lang = box.lang = spoken(lang);
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
  const policy = () => policyUrl ||= /** @type {HTMLAnchorElement} */ (make('a', { href: own('policy') || null })).href;

  /** Fetches what is missing; never rejects. */
  const load = () => Promise.allSettled([json(policy()), strings(spoken(language())), app()]);

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
      /** @type {any[]} */
      const loaded = await load();
      const [policy, said, parts] = loaded.map(({ value }) => value);
      const problems = loaded.flatMap(({ reason }) => reason ?? []);
      const fail = (/** @type {unknown} */ error) => plain(error, lang, policy?.vendor?.contact);
      set(by, { 'aria-busy': (busy = false) });
      if (!host.isConnected) return;
      try {
        if (problems[0]) throw { problems };
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
          // No view behind the first is drawn before its words are there; so its looks come with them.
          loadStrings: (/** @type {string} */ lang, /** @type {string} */ part) => Promise.all([
            strings(spoken(lang) + part),
            part && more().then((sheet) => {
              root.adoptedStyleSheets = [looks, style, sheet];
            }),
          ]).then(([said]) => said).catch(report),
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
    drop();
    const [, , sorry, again] = words[spoken(lang)];
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
  button.onpointerenter = button.onfocus = () => handle || load();
  box.onkeydown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };

  // Nobody is left with the focus on something that a panel over the whole page hides.
  box.addEventListener('focusout', ({ relatedTarget: to }) => {
    if (to && !box.contains(/** @type {Node} */ (to)) && !button.offsetWidth) close();
  });

  /**
   * It is in the page now. When everything was forgotten since it was last, it begins anew, and knows no more than is told to all and
   * than its own attributes say: the next visitor may be another.
   * @param {Told} all
   * @param {unknown} era
   */
  const begin = (all, era) => {
    if (era !== since) {
      since = era;
      told = join(all, { facts });
      end();
    }
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
    drop();
    wanted = shown = false;
    root.replaceChildren();
  };

  Object.assign(host, ears(tell, safely), { open: () => open(), close, destroy: () => host.remove() });

  /** @param {string} name @param {string | null} value */
  const change = (name, value) => safely(() => {
    if (name == 'lang') tell({ language: value ?? '' });
    else tell({ facts: facts = instead(facts, object(value)) });
  }, name + ': ');

  return { begin, end, tell, change };
};
