// @ts-check
/**
 * The loader: the one script that a vendor pastes into its site. It defines `<loket-widget>`, puts a launcher on the page when its
 * script tag names a policy, and waits. Nothing is requested or stored before the visitor hovers, focuses or clicks; only then do
 * the application (WebAssembly), its style sheet, its strings and the policy come: in parallel, and once per page.
 *
 * This is its face towards the page: the element and `Loket`. The build makes one script of it and the modules in `loader/`.
 */

import { script } from './loader/load.js';
import { make } from './loader/nodes.js';
import { ears, join } from './loader/told.js';
import { widget } from './loader/widget.js';

/** @typedef {import('./loader/told.js').Told} Told */

const page = /** @type {{ Loket?: any }} */ (window);

// A page may hold the script twice.
if (!page.Loket) {
  /** What `Loket` was told, for widgets that are made later. @type {Told} */
  let all = {};

  /** Widgets in the page, oldest first. @type {Set<ReturnType<typeof widget>>} */
  const live = new Set();

  customElements.define('loket-widget', class extends HTMLElement {
    static observedAttributes = ['lang', 'facts'];

    #widget = widget(this, all);

    connectedCallback() {
      live.add(this.#widget);
      this.#widget.begin();
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return; // It was only moved.
        live.delete(this.#widget);
        this.#widget.end();
      });
    }

    /** @param {string} name @param {unknown} _ @param {string} value */
    attributeChangedCallback(name, _, value) {
      this.#widget.change(name, value);
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
}

// A script tag makes its launcher once, however often it is there; another policy is another launcher.
const wishes = script?.dataset;
const same = [...document.scripts].find(({ dataset }) => dataset.policy === wishes?.policy);
if (wishes?.policy && (same ?? script) === script) page.Loket.create(wishes);
