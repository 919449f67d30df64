// @ts-check
/** What the page is told: events, and above all what went wrong, which never reaches it in another way. */

/** @param {EventTarget} from where events come from */
export const voice = (from) => {
  /** @param {string} name @param {unknown} [detail] */
  const emit = (name, detail) => {
    from.dispatchEvent(new CustomEvent('loket:' + name, { detail, bubbles: true, composed: true }));
  };

  /**
   * Says what went wrong, also when the page threw something that cannot be read.
   * @param {any} error a sentence, an Error, or one with `problems`
   * @param {string} [where]
   */
  const report = (error, where = '') => {
    /** @type {string[]} */
    let problems;
    let message;
    try {
      problems = error.problems ?? [where + (error.message ?? error)];
      message = problems.join('\n');
    } catch {
      problems = [message = where + 'it failed'];
    }
    console.error(`Loket: ${message}`);
    emit('error', { message, problems });
  };

  /**
   * Nothing that goes wrong in the application, in an attribute or in a call reaches the page.
   * @template T
   * @param {() => T} act
   * @param {string} [where]
   * @returns {T | undefined}
   */
  const safely = (act, where) => {
    try {
      return act();
    } catch (error) {
      report(error, where);
    }
  };

  return { emit, report, safely };
};
