// @ts-check
/** What a widget can be made with. It knows no document, and is tested without one. */

import { object, wrong } from './told.js';

/** The attributes of the element, which are also the script tag's `data-` attributes and the properties for `Loket.create`. */
const names = 'policy mode lang facts text label contact theme position now'.split(' ');

/**
 * The attributes that are wished for, each as its text; whatever else a script tag or an object has is none of ours. Facts in a string
 * are read, and what is wrong with them is said, once the element has them.
 * @param {Record<string, any>} [wishes]
 */
export const options = (wishes = {}) => {
  /** @type {Record<string, string>} */
  const all = { mode: 'launcher' };
  for (const name of names) {
    const value = wishes[name];
    if (typeof value == 'function') throw wrong;
    if (value != null) all[name] = name == 'facts' && typeof value != 'string' ? JSON.stringify(object(value)) : `${value}`;
  }
  return all;
};
