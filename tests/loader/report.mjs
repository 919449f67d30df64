import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { voice } from '../../www/loader/report.js';
import { object } from '../../www/loader/told.js';
import { otherThanObjects, unreadable } from './values.mjs';

/** What the page and the console hear of an action. */
const heard = (act, where) => {
  const page = new EventTarget();
  const events = [];
  page.addEventListener('loket:error', ({ detail }) => events.push(detail));
  const log = mock.method(console, 'error', () => {});
  const value = voice(page).safely(act, where);
  const said = log.mock.calls.map((call) => call.arguments);
  log.mock.restore();
  return { value, events, said };
};

test('what goes well is given back, and nothing is said', () => {
  assert.deepEqual(heard(() => 5, 'facts: '), { value: 5, events: [], said: [] });
});

test('what goes wrong is said once, to the page and on the console', () => {
  const fails = () => {
    throw new Error('no such thing');
  };
  const detail = { message: 'facts: no such thing', problems: ['facts: no such thing'] };
  assert.deepEqual(heard(fails, 'facts: '), { value: undefined, events: [detail], said: [['Loket: facts: no such thing']] });
});

test('problems are said one a line', () => {
  const fails = () => {
    throw Object.assign(new Error('two'), { problems: ['one', 'two'] });
  };
  assert.deepEqual(heard(fails).events, [{ message: 'one\ntwo', problems: ['one', 'two'] }]);
});

for (const [name, value] of Object.entries({ ...unreadable, ...otherThanObjects })) {
  test(`${name} is said to be wrong`, () => {
    const { value: made, events: [detail, ...more], said } = heard(() => object(value), 'user: ');
    assert.equal(made, undefined);
    assert.deepEqual(more, []);
    assert.ok(detail.message.startsWith('user: ') && detail.message.length > 6, detail.message);
    assert.deepEqual(detail.problems, [detail.message]);
    assert.deepEqual(said, [[`Loket: ${detail.message}`]]);
  });
}
