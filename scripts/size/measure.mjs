// The files of a build, and which of them have been downloaded at each stage.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

export async function measure(dist) {
  const entries = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = entries.map((entry) => path.relative(dist, path.join(entry.path, entry.name))).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(dist, name));
      return { name, raw: bytes.length, brotli: name === 'plumbline.html' ? 0 : brotli(bytes) };
    }),
  );
}

const isSingle = ({ name }) => name === 'plumbline.html';
const isModule = ({ name }) => name.endsWith('.module');
const isArgon2 = ({ name }) => /^argon2-.*\.wasm$/.test(name);
const isLater = (file) => isSingle(file) || isModule(file) || isArgon2(file) || /^(workbook|icons)\/|^(register-|sw\.js)/.test(file.name);
const first = (file) => !isLater(file);
const withModules = (...modules) => (file) => first(file) || isArgon2(file) || modules.some((module) => file.name.startsWith(`${module}-`) && isModule(file));

// `raw` counts bytes on disk; otherwise bytes are counted as sent with brotli. The aims are in kB.
export const STAGES = {
  'the first screen is usable': { aim: 220, of: first },
  'the first practice area can be graded in the example': { aim: 450, of: withModules('desk', 'example') },
  'the same on a device that has just been set up': { aim: 450, of: withModules('desk') },
  'everything is available offline': { aim: '1,150', of: (file) => !isSingle(file) },
  '`plumbline.html` on disk': { aim: '2,000', of: isSingle, raw: true },
};

export const total = (files, raw) => files.reduce((sum, file) => sum + (raw ? file.raw : file.brotli), 0);
