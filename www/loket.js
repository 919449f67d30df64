// @ts-check
/**
 * The loader: the one script that a vendor pastes into its site. It defines `<loket-widget>`, puts a launcher on the page when its
 * script tag names a policy, and waits. Nothing is requested or stored before the visitor hovers, focuses or clicks; only then do
 * the application (WebAssembly), its style sheet, its strings and the policy come: in parallel, and once per page.
 *
 * It knows nothing of policies, verdicts or tickets, except where a policy keeps its plain contact link, which is what is left
 * when loading fails. It builds nodes and constructed style sheets only, so that it runs under a strict Content Security Policy
 * with Trusted Types; and it throws nothing into the host page.
 */

/** @typedef {Record<string, unknown>} Facts */
/** @typedef {{ text?: string, name?: string, email?: string, fields?: Record<string, unknown> }} Prefill */
/** @typedef {(ticket: unknown) => unknown} Intake files a ticket; gives its reference, or a promise of it */
/** @typedef {{ lang?: string, strings?: unknown, facts?: Facts, prefill?: Prefill, callback?: Intake }} Told what the page says */
/** @typedef {{ update(told: Told): void, opened(): void, destroy(): void }} Handle the mounted application */
/**
 * @typedef {object} App the WebAssembly module
 * @property {(init: { module_or_path: Response }) => Promise<unknown>} default
 * @property {(root: HTMLElement, shell: object) => Handle} mount throws an Error with `problems` when the policy cannot be read
 */

(() => {
  const page = /** @type {{ Loket?: object }} */ (window);
  if (page.Loket) return;

  /** Launcher, placeholder, failure, another try. @type {Record<string, string[]>} */
  const words = {
    en: ['Help', 'What is the matter?', 'Support could not be loaded.', 'Try again'],
    nl: ['Hulp', 'Waarmee kunnen we helpen?', 'De hulp kon niet worden geladen.', 'Probeer opnieuw'],
    de: ['Hilfe', 'Womit können wir helfen?', 'Die Hilfe konnte nicht geladen werden.', 'Erneut versuchen'],
  };

  /** After so many milliseconds of loading the visitor gets the contact link instead of waiting on. */
  const patience = 30000;

  // The application shares this shadow root: classes but the panel's are prefixed, and no rule matches a bare element.
  // Boxes begin with `all: initial`, so that nothing is inherited from the page, and are measured in `em` of the visitor's own
  // font size, as `rem` is the page's. The slotted fallback stays outside of them, and keeps the page's looks until loading fails.
  // The icon is a circle with one square corner, a speech bubble; while the button is busy it turns.
  const looks = new CSSStyleSheet();
  looks.replaceSync(
    ':host{display:block;color-scheme:light dark}' +
    ':host([mode=launcher]){display:contents}' +
    ':host([theme=light]){color-scheme:light}' +
    ':host([theme=dark]){color-scheme:dark}' +
    ':host([hidden]),[hidden]{display:none!important}' +
    '.panel,.lk-box,.lk-button{all:initial;box-sizing:border-box;color-scheme:inherit;font:medium/1.5 var(--loket-font,system-ui,sans-serif);' +
      'background:Canvas;color:CanvasText;border-radius:var(--loket-radius,.75em)}' +
    '.lk-box,.lk-button{display:flex;align-items:center;gap:.75em;min-height:max(44px,3em);padding:0 1em;border:1px solid #888}' +
    '.lk-box{display:grid;justify-items:start;padding:1em;overflow-wrap:anywhere}' +
    '.lk-button{cursor:pointer}' +
    '.lk-button:focus-visible{outline:2px solid #fff;box-shadow:0 0 0 4px var(--loket-accent,#1d4ed8)}' +
    ':host>.lk-button::before,.lk-button[aria-busy=true]::before{content:"";width:1em;height:1em;border:2px solid;border-radius:50% 50% 50% 0}' +
    '.lk-button[aria-busy=true]::before{border-bottom-color:#0000;border-radius:50%;animation:lk 1s linear infinite}' +
    '@media (prefers-reduced-motion:no-preference){@keyframes lk{to{rotate:1turn}}}' +
    ':host>.lk-button{width:100%;padding:1em}' +
    ':host([mode=launcher])>*{position:fixed;z-index:var(--loket-z,2147483000);bottom:calc(5em + env(safe-area-inset-bottom));' +
      'inset-inline-end:calc(1em + env(safe-area-inset-right));width:26em;max-width:calc(100% - 2em);border:1px solid #888;box-shadow:0 4px 24px #0005}' +
    ':host([mode=launcher])>.lk-button{bottom:calc(1em + env(safe-area-inset-bottom));width:auto;padding:0 1em;' +
      'background:var(--loket-accent,#1d4ed8);color:var(--loket-on-accent,#fff);border-color:#0000}' +
    ':host([mode=launcher])>.panel{display:grid;height:min(44em,100dvh - 7em);overflow:hidden}' +
    '.panel>*{min-height:0;overflow:auto}' +
    ':host([position=left])>*{inset-inline:calc(1em + env(safe-area-inset-left)) auto}' +
    // A flat window too (a phone on its side): 7em off its height would leave nothing.
    '@media (max-width:30rem),(max-height:30rem){' +
      ':host([mode=launcher])>.panel{inset:0!important;width:auto;max-width:none;height:auto;border:0;border-radius:0;padding-block:env(safe-area-inset-top) env(safe-area-inset-bottom)}' +
      '.lk-button:has(+.panel:not([hidden])){display:none}}' +
    '@media print{:host([mode=launcher])>*{display:none}}',
  );

  /**
   * Attributes, as not every browser has the properties (`ariaBusy`, …) yet.
   * @param {HTMLElement} node
   * @param {Record<string, any>} [attributes] objects are written as JSON, what is undefined is left out
   */
  const set = (node, attributes) => {
    for (const key in attributes) {
      const value = attributes[key];
      if (value != null) node.setAttribute(key, typeof value === 'object' ? JSON.stringify(value) : value);
    }
  };

  /**
   * @param {string} name
   * @param {Record<string, any>} [attributes]
   * @param {(Node | string)[]} inside
   */
  const make = (name, attributes, ...inside) => {
    const node = document.createElement(name);
    set(node, attributes);
    node.append(...inside);
    return node;
  };

  // A module or an injected script has no `currentScript`.
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript ?? document.querySelector('script[src*="loket.js"]'));
  const base = script?.src.replace(/[^/]*(\?.*)?$/, '') ?? '';

  /** @param {any} error @returns {string[]} */
  const problems = (error) => error.problems ?? [error.message ?? error];

  /** What is or was loaded; what failed is forgotten, so that it can be tried anew. @type {Record<string, Promise<any>>} */
  const loaded = {};

  /**
   * @param {string} key
   * @param {() => Promise<any>} load
   */
  const once = (key, load) => loaded[key] ??= load().catch((error) => {
    delete loaded[key];
    throw `${key}: ${problems(error)}`;
  });

  /** @param {string} url */
  const get = async (url) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw `HTTP ${response.status}`;
    return response;
  };

  /** @param {string} url */
  const json = (url) => once(url, async () => (await get(url)).json());

  /** @param {string} lang */
  const strings = (lang) => json(`${base}strings/${lang}.json`);

  // A browser may remember that a module could not be fetched: every new try is made at another address.
  let tries = '';
  const app = () => once('app', async () => {
    const script = base + 'loket-app.js' + tries;
    tries += '?';
    const [module, wasm, css] = await Promise.all([import(script), get(base + 'loket-app_bg.wasm'), get(base + 'loket-app.css')]);
    await module.default({ module_or_path: wasm });
    return [module, await new CSSStyleSheet().replace(await css.text())];
  });

  /**
   * @param {Told} before
   * @param {Told} more
   * @returns {Told}
   */
  const join = (before, more) => ({
    ...before,
    ...more,
    facts: { ...before.facts, ...more.facts },
    prefill: { ...before.prefill, ...more.prefill, fields: { ...before.prefill?.fields, ...more.prefill?.fields } },
  });

  /** What `Loket`, and every element, can be told. @param {(more: Told) => void} tell */
  const ears = (tell) => ({
    /** @param {Prefill} prefill */
    prefill: (prefill) => tell({ prefill }),
    /** Adds to the facts already known. @param {Facts} facts */
    facts: (facts) => tell({ facts }),
    /** @param {string} lang */
    language: (lang) => tell({ lang }),
    /** @param {Intake} callback */
    intake: (callback) => tell({ callback }),
  });

  /** What `Loket` was told, for widgets that are made later. @type {Told} */
  let all = {};

  /** Widgets in the page, oldest first. @type {Set<ReturnType<typeof widget>>} */
  const live = new Set();

  /** @param {HTMLElement} host */
  const widget = (host) => {
    const root = host.attachShadow({ mode: 'open' });
    const button = make('button', { class: 'lk-button' });
    const box = make('div');
    let told = all;
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

    /** @param {unknown} error @param {string} [where] */
    const report = (error, where = '') => {
      const list = problems(error).map((problem) => where + problem);
      const message = list.join('\n');
      console.error('Loket: ' + message);
      emit('error', { message, problems: list });
    };

    /** Nothing that goes wrong in the application or in an attribute reaches the page. @param {() => any} act @param {string} [where] */
    const safely = (act, where) => {
      try {
        return act();
      } catch (error) {
        report(error, where);
      }
    };

    const language = () => {
      const lang = (told.lang || host.closest('[lang]')?.getAttribute('lang') || navigator.language).slice(0, 2).toLowerCase();
      return words[lang] ? lang : 'en';
    };

    const facts = () => ({ ...safely(() => JSON.parse(own('facts') ?? '{}'), 'facts: '), ...told.facts });

    /** @param {Told} more */
    const update = (more) => safely(() => handle?.update(more));

    /** Says everything in the language of now. */
    const speak = () => {
      const lang = language();
      const [help, ask] = words[lang];
      const label = launcher ? (own('label') ?? help) : ask;
      button.textContent = label;
      button.lang = box.lang = lang;
      if (launcher) set(box, { 'aria-label': label });
      if (handle) strings(lang).then((strings) => lang === language() && update({ lang, strings }), report);
    };

    /** @param {Told} more */
    const tell = (more) => {
      told = join(told, more);
      if ('lang' in more) speak();
      else if (handle) update(more.facts ? { facts: facts() } : more);
    };

    /**
     * Fetches what is missing; never rejects.
     * @param {string[]} wrong gets the problems
     */
    const load = (wrong) => Promise.all([json(policyUrl), strings(language()), app()].map(
      (part) => part.catch((error) => {
        wrong.push(...problems(error));
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
            mode: launcher ? 'launcher' : 'inline',
            facts: facts(),
            prefill: { text: own('text'), ...told.prefill },
            now: own('now'),
            callback: told.callback,
            emit,
            close,
            loadStrings: strings,
          });
          if (lang !== language()) speak();
        } catch (error) {
          fail(error, lang, policy?.vendor?.contact);
        }
      }
      if (!wanted) return;
      show(true);
      if (handle) safely(() => handle?.opened());
      else root.querySelector('b')?.focus();
    };

    /**
     * The way on without an application: a sentence, the plain contact link or else the page's own fallback, another try.
     * @param {unknown} error
     * @param {string} lang
     * @param {string} [contact] as the policy says
     */
    const fail = (error, lang, contact) => {
      const [, , sorry, again] = words[lang];
      const link = [own('contact'), contact].find((link) => /^(https?:|mailto:|tel:|\/)/i.test(`${link}`));
      const retry = make('button', { class: 'lk-button' }, again);
      retry.onclick = () => open(retry);
      box.className = 'lk-box';
      box.replaceChildren(
        make('b', { tabindex: '-1' }, sorry),
        link ? make('a', { href: link }, link.replace(/^[mt]\w+:|\?.*/gi, '')) : make('slot'),
        retry,
      );
      report(error);
    };

    button.onclick = () => (launcher && shown ? close() : open());
    button.onpointerenter = button.onfocus = () => handle || load([]);
    box.onkeydown = (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };

    const begin = () => {
      live.add(me);
      if (root.firstChild) return; // It was only moved.
      // Resolved now, as single-page navigation changes what a relative address means.
      policyUrl = /** @type {HTMLAnchorElement} */ (make('a', { href: own('policy') })).href;
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

    const end = () => queueMicrotask(() => {
      if (host.isConnected) return;
      live.delete(me);
      safely(() => handle?.destroy());
      handle = null;
      wanted = shown = false;
      root.replaceChildren();
    });

    Object.assign(host, ears(tell), { open: () => open(), close, destroy: () => host.remove() });

    const me = { host, begin, end, tell, open, close };
    return me;
  };

  customElements.define('loket-widget', class extends HTMLElement {
    static observedAttributes = ['lang', 'facts'];

    #widget = widget(this);

    connectedCallback() {
      this.#widget.begin();
    }

    disconnectedCallback() {
      this.#widget.end();
    }

    /** @param {string} name @param {unknown} _ @param {string} value */
    attributeChangedCallback(name, _, value) {
      this.#widget.tell(name === 'lang' ? { lang: value } : { facts: {} });
    }
  });

  /** Launchers made by script, and the end of listeners: what `Loket.destroy` takes away. */
  let made = new WeakSet();
  let ending = new AbortController();

  const first = () => [...live].find(({ host }) => host.matches('[mode=launcher]')) ?? [...live][0];

  /** @param {Record<string, unknown>} [wishes] as the attributes; facts may be an object */
  const create = (wishes) => {
    const host = make('loket-widget', { mode: 'launcher', ...wishes });
    made.add(host);
    const place = () => document.body.append(host);
    if (document.body) place();
    else document.addEventListener('DOMContentLoaded', place, ending);
    return host;
  };

  page.Loket = {
    ...ears((more) => {
      all = join(all, more);
      for (const { tell } of live) tell(more);
    }),
    create,
    open: () => first()?.open(),
    close: () => first()?.close(),
    /**
     * @param {string} type with or without `loket:`
     * @param {(event: Event) => void} listener
     */
    on(type, listener) {
      const name = 'loket:' + type.replace('loket:', '');
      document.addEventListener(name, listener, ending);
      return () => document.removeEventListener(name, listener);
    },
    /** Ends everything that was made here by script, and forgets what the page told: the next visitor may be another. */
    destroy() {
      for (const { host } of live) if (made.has(host)) host.remove();
      ending.abort();
      ending = new AbortController();
      made = new WeakSet();
      all = {};
    },
    get widgets() {
      return [...live].map(({ host }) => host);
    },
  };

  if (script?.dataset.policy) create(script.dataset);
})();
