// @ts-check
/** What a page can say to its widgets, before they are loaded and after. */

/** @typedef {Record<string, unknown>} Facts */
/** @typedef {{ text?: string, name?: string, email?: string, fields?: Record<string, unknown> }} Prefill */
/** @typedef {(ticket: unknown) => unknown} Intake files a ticket; gives its reference, or a promise of it */
/** @typedef {{ lang?: string, facts?: Facts, prefill?: Prefill, callback?: Intake }} Told */

/**
 * @param {Told} before
 * @param {Told} more
 * @returns {Told}
 */
export const join = (before, more) => ({
  ...before,
  ...more,
  facts: { ...before.facts, ...more.facts },
  prefill: { ...before.prefill, ...more.prefill, fields: { ...before.prefill?.fields, ...more.prefill?.fields } },
});

/** What `Loket`, and every element, can be told. @param {(more: Told) => void} tell */
export const ears = (tell) => ({
  /** @param {Prefill} prefill */
  prefill: (prefill) => tell({ prefill }),
  /** Adds to the facts already known. @param {Facts} facts */
  facts: (facts) => tell({ facts }),
  /** @param {string} lang */
  language: (lang) => tell({ lang }),
  /** @param {Intake} callback */
  intake: (callback) => tell({ callback }),
});
