// Ways to damage a folder of LevelDB files on disk. Each takes the folder and a source of random numbers, and returns
// what it did.

import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MOST_FLIPS = 20;

async function files(folder, pattern) {
  const names = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return names.filter((_, n) => sizes[n] > 0);
}

async function cut(folder, name, dice) {
  const file = path.join(folder, name);
  const { size } = await stat(file);
  const kept = dice.between(0, size);
  await truncate(file, kept);
  return `${name} cut to ${kept} of ${size} bytes`;
}

export const WAYS = {
  async 'CURRENT is garbage'(folder, dice) {
    const garbage = Buffer.from(Array.from({ length: 16 }, () => dice.between(0, 256)));
    await writeFile(path.join(folder, 'CURRENT'), garbage);
    return `CURRENT is ${garbage.toString('hex')}`;
  },
  async 'the newest log is cut'(folder, dice) {
    return cut(folder, (await files(folder, /\.log$/)).at(-1), dice);
  },
  async 'bytes are flipped'(folder, dice) {
    const name = dice.one(await files(folder, /\.(log|ldb)$/));
    const file = path.join(folder, name);
    const bytes = await readFile(file);
    const flips = dice.between(1, MOST_FLIPS + 1);
    for (let n = 0; n < flips; n += 1) bytes[dice.between(0, bytes.length)] ^= dice.between(1, 256);
    await writeFile(file, bytes);
    return `${flips} bytes flipped in ${name}`;
  },
  async 'the manifest is cut'(folder, dice) {
    return cut(folder, (await files(folder, /^MANIFEST/)).at(-1), dice);
  },
};
