import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readFileSync, readdirSync } from 'node:fs';

// As the build puts them in.
const folder = new URL('../../locales/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const section = (name) => Object.values(JSON.parse(readFileSync(new URL(name, folder), 'utf8')).loader);
globalThis.LOCALES = Object.fromEntries(files.map((name) => [name.replace('.json', ''), section(name)]));
const { proper, spoken, words } = await import('../../www/loader/language.js');

test('the language is found in a tag, however the page writes it', () => {
  for (const tag of ['nl', 'NL', 'nl-BE', 'nl_BE', 'nl-Latn-NL']) assert.equal(spoken(tag), 'nl', tag);
  assert.equal(spoken('de-AT'), 'de');
});

test('it speaks English to everybody else', () => {
  for (const tag of ['', 'tlh', 'x', 'constructor', '-', 'zh-Hant', '🦊']) assert.equal(spoken(tag), 'en', tag);
});

test('another language with the same letters is another', () => {
  for (const tag of ['den', 'nld-x', 'enm', 'arn']) assert.equal(spoken(tag), 'en', tag);
});

test('what a page calls its language is made a tag that browsers take', () => {
  const found = [['en_US', 'en-US'], ['NL-be', 'nl-BE'], ['zh_Hant_TW', 'zh-Hant-TW'], ['123', 'en'], ['x', 'en'], ['nl-', 'nl'], ['-', 'en']];
  for (const [written, tag] of found) {
    assert.equal(proper(written), tag, written);
    assert.ok(new Intl.DateTimeFormat(proper(written)));
  }
});

test('every language has all the words', () => {
  for (const [lang, said] of Object.entries(words)) {
    assert.equal(said.length, words.en.length, lang);
    assert.ok(said.every((word) => word.trim()), lang);
  }
});

test('a script that a tag leaves out is known by its region', async () => {
  globalThis.LOCALES = { en: [], 'zh-Hans': [], 'zh-TW': [], 'nl-BE': [], 'sr-Latn': [] };
  const { spoken } = await import('../../www/loader/language.js?scripts');
  const found = [['zh-Hant', 'zh-TW'], ['zh-HK', 'zh-TW'], ['zh', 'zh-Hans'], ['zh-SG', 'zh-Hans'], ['nl', 'nl-BE'], ['sr-Latn-RS', 'sr-Latn']];
  for (const [tag, lang] of found) assert.equal(spoken(tag), lang, tag);
});
