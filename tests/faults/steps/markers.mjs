// Unique words, written into every field, each remembered with its field; and a search for them in every file of a
// profile.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { unpacked } from './leveldb.mjs';

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const NO_TEXT = /-(day|month|year|time|attempts|planned)$|week-planned/;

export function markers(dice) {
  const all = new Map(); // marker → where it was written
  const word = (length) => Array.from({ length }, () => LETTERS[dice.between(0, LETTERS.length)]).join('');
  const make = (what, form) => {
    const marker = form ?? word(12);
    all.set(marker, what);
    return marker;
  };
  return {
    all,
    text: (what) => make(what),
    // A case reference must have digits, and must not look like a name or a date.
    reference: (what) => make(what, `${word(3).toUpperCase()} ${dice.between(10_000, 99_999)} ${word(2).toUpperCase()}`),
    // Writes a marker into every text field on the page, replacing its contents.
    async everywhere(page) {
      const title = (await page.locator('#page-title').innerText()).split('\n').at(-1);
      for (const field of await page.locator('main :is(textarea, input[type=text])').all()) {
        const id = await field.getAttribute('id');
        if (NO_TEXT.test(id) || id.startsWith('case-reference') || !(await field.isVisible())) continue;
        await field.fill(make(`${title}, ${id}`));
      }
    },
  };
}

// Every marker found in a profile: [{ marker, what, file }].
export async function found(folder, all) {
  const hits = [];
  const spellings = [...all].flatMap(([marker, what]) =>
    ['utf8', 'utf16le'].map((encoding) => ({ marker, what, bytes: Buffer.from(marker, encoding) })));
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  let searched = 0;
  for (const file of files.filter((file) => file.isFile())) {
    const name = path.join(file.parentPath ?? file.path, file.name);
    const contents = unpacked(file.name, await readFile(name));
    searched += 1;
    const here = spellings.filter(({ bytes }) => contents.some((content) => content.includes(bytes)));
    for (const marker of new Set(here.map(({ marker }) => marker))) {
      hits.push({ marker, what: all.get(marker), file: path.relative(folder, name) });
    }
  }
  return { searched, hits };
}
