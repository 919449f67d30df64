// @ts-check
/** Making nodes. There are no HTML strings, so that it runs with Trusted Types enforced. */

/**
 * Attributes, as not every browser has the properties (`ariaBusy`, …) yet.
 * @param {HTMLElement} node
 * @param {Record<string, any>} [attributes] what is undefined is left out
 */
export const set = (node, attributes) => {
  for (const key in attributes) {
    if (attributes[key] != null) node.setAttribute(key, attributes[key]);
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
