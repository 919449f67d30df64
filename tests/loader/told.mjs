import assert from 'node:assert/strict';
import { test } from 'node:test';

import { callable, ears, instead, join, object, tag } from '../../www/loader/told.js';
import { otherThanObjects, unreadable } from './values.mjs';

test('an object is taken as JSON writes it', () => {
  class Customer {
    #secret = 1;
    constructor() {
      this.buyer = 'direct';
    }
    get secret() {
      return this.#secret;
    }
  }
  const own = Object.assign(Object.create(null), { buyer: 'direct' });
  for (const customer of [new Customer(), own, new Proxy({ buyer: 'direct' }, {}), '{"buyer":"direct"}', ' \n{"buyer":"direct"}']) {
    assert.deepEqual(object(customer), { buyer: 'direct' });
  }
  assert.deepEqual(object({ since: new Date(0), affected: ['mail'] }), { since: '1970-01-01T00:00:00.000Z', affected: ['mail'] });
});

test('it is a copy', () => {
  const facts = { affected: ['mail'] };
  const copy = object(facts);
  facts.affected.push('network');
  assert.deepEqual(copy, { affected: ['mail'] });
});

test('what is undefined is unknown', () => {
  assert.deepEqual(object({ buyer: undefined, request: null }), { buyer: null, request: null });
  assert.equal(object(null), null);
  assert.equal(object('null'), null);
  assert.equal(object(undefined), null);
});

for (const [name, value] of Object.entries({ ...unreadable, ...otherThanObjects, 'broken JSON': '{', 'no JSON': 'nothing' })) {
  test(`${name} is no object`, () => {
    let copy = 'nothing';
    try {
      copy = object(value);
    } catch {
      return;
    }
    assert.fail(`it was taken for ${JSON.stringify(copy)}`);
  });
}

test('a function is a function', () => {
  const look = () => ({});
  assert.equal(callable(look), look);
  assert.equal(callable(null), null);
  for (const value of [5, 'look', {}, Symbol('look')]) assert.throws(() => callable(value));
});

test('a language is what reads as its tag', () => {
  const said = { nl: 'nl', 'nl-be': 'nl-BE', nl_BE: 'nl-BE', 'zh-hant': 'zh-Hant', de_DE_formal: 'de-DE-formal' };
  for (const [value, expected] of Object.entries(said)) assert.equal(tag(value), expected);
  assert.equal(tag(new Intl.Locale('nl-BE')), 'nl-BE');
  for (const none of [null, undefined, '']) assert.ok(!tag(none));
  for (const value of [Symbol('nl'), {}, () => 'nl', 7, 7n, 'not a tag', new Date(0), unreadable['a proxy that is no more']]) {
    assert.throws(() => tag(value));
  }
});

test('every method takes the right thing, refuses the wrong one, and works afterwards', () => {
  const told = [];
  const refused = [];
  const safely = (act, where) => {
    try {
      act();
    } catch {
      refused.push(where);
    }
  };
  const methods = ears((more) => told.push(more), safely);
  const look = () => ({});
  const right = { facts: { a: 1 }, user: { a: 1 }, prefill: { text: 'a' }, lookup: look, intake: look, language: 'nl' };
  assert.deepEqual(Object.keys(methods), Object.keys(right));
  for (const [name, what] of Object.entries(right)) {
    for (const wrong of Object.values(unreadable)) methods[name](wrong);
    assert.deepEqual(told.splice(0), [], name);
    assert.deepEqual(refused.splice(0), Array(Object.keys(unreadable).length).fill(`${name}: `));
    methods[name](what);
    assert.deepEqual(told.splice(0), [{ [name]: what }]);
  }
});

test('telling adds to what was told', () => {
  let told = join({}, { facts: { buyer: 'direct' }, prefill: { name: 'Ada', fields: { model: 'AV-07' } } });
  told = join(told, { facts: { request: ['wiki'] }, prefill: { fields: { serial: '12' } } });
  assert.deepEqual(told, {
    facts: { buyer: 'direct', request: ['wiki'] },
    prefill: { name: 'Ada', fields: { model: 'AV-07', serial: '12' } },
  });
  assert.deepEqual(join(told, { facts: { request: ['hardware'], buyer: null } }).facts, { buyer: null, request: ['hardware'] });
  assert.equal(join(told, { facts: null }).facts, null);
  assert.deepEqual(join({ facts: null }, { facts: { buyer: 'direct' } }), { facts: { buyer: 'direct' } });
});

test('telling changes nothing that was there', () => {
  const before = { facts: { buyer: 'direct' } };
  join(before, { facts: { buyer: 'reseller' } });
  assert.deepEqual(before, { facts: { buyer: 'direct' } });
});

test('a fact may have any name', () => {
  const odd = object('{"constructor":"x","__proto__":"y","toString":"z"}');
  const told = join({ facts: { buyer: 'direct' } }, { facts: odd });
  assert.equal(told.facts.buyer, 'direct');
  assert.equal(told.facts.constructor, 'x');
  assert.equal(told.facts.toString, 'z');
  assert.equal({}.polluted, undefined);
});

test('what an attribute does not say any longer is unknown', () => {
  assert.deepEqual(instead(null, { a: 1 }), { a: 1 });
  assert.deepEqual(instead({ a: 1, b: 2 }, { b: 3, c: 4 }), { a: null, b: 3, c: 4 });
  assert.deepEqual(instead({ a: 1 }, null), { a: null });
  assert.deepEqual(instead(instead({ a: 1 }, { b: 2 }), { a: 5 }), { a: 5, b: null });
});
