import assert from 'node:assert/strict';
import { test } from 'node:test';

import { options } from '../../www/loader/options.js';
import { otherThanObjects, unreadable } from './values.mjs';

test('a launcher is made unless something else is wished for', () => {
  assert.deepEqual(options(), { mode: 'launcher' });
  assert.deepEqual(options({ policy: '/policy.json', mode: undefined }), { mode: 'launcher', policy: '/policy.json' });
  assert.deepEqual(options({ mode: 'inline' }), { mode: 'inline' });
});

test('what has a text is taken for it', () => {
  const wishes = { policy: new URL('https://vendor.example/policy.json'), lang: new Intl.Locale('nl-BE'), facts: { buyer: 'direct' } };
  const made = { mode: 'launcher', policy: 'https://vendor.example/policy.json', lang: 'nl-BE', facts: '{"buyer":"direct"}' };
  assert.deepEqual(options(wishes), made);
});

test('what else a script tag has is left to others', () => {
  const dataset = { policy: '/policy.json', facts: '{"broken', cfasync: 'false', onclick: 'alert(1)' };
  assert.deepEqual(options(dataset), { mode: 'launcher', policy: '/policy.json', facts: '{"broken' });
});

test('no widget is made of what cannot be read', () => {
  for (const [name, value] of Object.entries({ ...unreadable, ...otherThanObjects })) {
    if (name != 'a text') assert.throws(() => options({ facts: value }), undefined, name);
  }
  for (const name of ['policy', 'lang', 'label', 'now']) {
    for (const value of [Symbol('x'), () => 'x', Object.create(null), unreadable['a proxy that is no more']]) assert.throws(() => options({ [name]: value }));
  }
  assert.throws(() => options(null));
  assert.throws(() => options(unreadable['a proxy that is no more']));
  assert.throws(() => options({ get policy() { throw new Error('of the page'); } }));
});
