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
import { options } from './loader/options.js';
import { voice } from './loader/report.js';
import { callable, ears, join } from './loader/told.js';
import { widget } from './loader/widget.js';

/** @typedef {import('./loader/told.js').Told} Told */

const page = /** @type {{ Loket?: any }} */ (window);

// A page may hold the script twice.
if (!page.Loket) {
  /** What `Loket` was told, for widgets that are made later. @type {Told} */
  let all = {};

  /** Widgets in the page, oldest first. @type {Map<any, ReturnType<typeof widget>>} */
  const live = new Map();

  /** Launchers made by script, and the end of listeners: what `Loket.destroy` takes away. */
  let made = new WeakSet();
  let ending = new AbortController();

  customElements.define('loket-widget', class extends HTMLElement {
    static observedAttributes = ['lang', 'facts'];

    #widget = widget(this, all, ending);

    connectedCallback() {
      live.set(this, this.#widget);
      this.#widget.begin(all, ending);
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return; // It was only moved.
        live.delete(this);
        this.#widget.end();
      });
    }

    /** @param {string} name @param {unknown} _ @param {string} value */
    attributeChangedCallback(name, _, value) {
      this.#widget.change(name, value);
    }
  });

  const hosts = () => [...live.keys()];
  const first = () => hosts().find((host) => host.matches('[mode=launcher]')) ?? hosts()[0];

  const { safely } = voice(document);

  /** @param {Record<string, unknown>} [wishes] as the attributes; facts may be an object */
  const create = (wishes) => safely(() => {
    const host = make('loket-widget', options(wishes));
    made.add(host);
    const place = () => document.body.append(host);
    if (document.body) place();
    else document.addEventListener('DOMContentLoaded', place, ending);
    return host;
  }, 'create: ');

  page.Loket = {
    ...ears((more) => {
      all = join(all, more);
      for (const { tell } of live.values()) tell(more);
    }, safely),
    create,
    open: () => first()?.open(),
    close: () => first()?.close(),
    /**
     * @param {string} type with or without `loket:`
     * @param {(event: Event) => void} listener
     */
    on(type, listener) {
      const stop = safely(() => {
        const name = 'loket:' + type.replace('loket:', '');
        document.addEventListener(name, callable(listener ?? 0), ending);
        return () => document.removeEventListener(name, listener);
      }, 'on: ');
      return stop ?? (() => {});
    },
    /** Ends everything that was made here by script, and has every widget forget: the next visitor may be another. */
    destroy() {
      ending.abort();
      ending = new AbortController();
      all = {};
      for (const [host, { begin }] of live) {
        begin(all, ending);
        if (made.has(host)) host.remove();
      }
      made = new WeakSet();
    },
    get widgets() {
      return hosts();
    },
  };
}

// A script tag makes its launcher once, however often it is there; another policy is another launcher.
const wishes = script?.dataset;
const same = [...document.scripts].find(({ dataset }) => dataset.policy === wishes?.policy);
if (wishes?.policy && (same ?? script) === script) page.Loket.create(wishes);
