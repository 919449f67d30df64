// @ts-check
/** Making nodes. There are no HTML strings, so that it runs with Trusted Types enforced. */

/**
 * Attributes, as not every browser has the properties (`ariaBusy`, …) yet.
 * @param {HTMLElement} node
 * @param {Record<string, any>} [attributes] objects are written as JSON, what is undefined is left out
 */
export const set = (node, attributes) => {
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
export const make = (name, attributes, ...inside) => {
  const node = document.createElement(name);
  set(node, attributes);
  node.append(...inside);
  return node;
};
