// The program, the workbook reader and Argon2id: compiled, the first split into modules, bound to JavaScript, shrunk.

import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { modules } from './modules.mjs';

const TARGET = 'wasm32-unknown-unknown';
const WORK = 'target/built';
const SHRINK = [
  '-Oz', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals',
  '--enable-reference-types', '--enable-multivalue',
];

const execute = promisify(execFile);

// Cargo's output is useful only if it fails.
async function run(command, ...args) {
  await execute(command, args, { maxBuffer: 1 << 26 }).catch((fault) => {
    throw new Error(`${command} ${args.join(' ')}\n${fault.stderr || fault.message}`);
  });
}

// { script, wasm, packs, argon2, workbook: { script, wasm } }: `packs` has the bytes of each module, by name.
export async function program({ debug }) {
  await rm(WORK, { recursive: true, force: true });
  await mkdir(WORK, { recursive: true });
  const profile = debug ? [] : ['--release', '--features', 'modules'];
  const built = (name) => path.join('target', TARGET, debug ? 'debug' : 'release', `${name}.wasm`);
  await run('cargo', 'build', '--offline', '--target', TARGET, '--bin', 'workbook', '--bin', 'derive-key', ...profile);
  // Relocations show which function calls which; the program is split along these.
  const relocations = debug ? [] : ['--', '-Clink-args=--emit-relocs'];
  await run('cargo', 'rustc', '--offline', '--target', TARGET, '--bin', 'plumbline', ...profile, ...relocations);

  await bind(built('workbook'), 'workbook');
  await copyFile(built('derive-key'), path.join(WORK, 'derive-key.wasm')); // exports plain functions, which need no bindings
  if (debug) {
    await bind(built('plumbline'), 'plumbline');
  } else {
    await run('wasm-split-cli', built('plumbline'), path.join(WORK, 'split'), '--out-name', 'plumbline');
    await bind(path.join(WORK, 'split/plumbline.wasm'), 'plumbline', '--keep-lld-exports', '--no-demangle');
  }
  const pieces = debug ? [] : (await readdir(path.join(WORK, 'split'))).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name));
  const wasms = ['plumbline_bg.wasm', 'workbook_bg.wasm', 'derive-key.wasm'].map((name) => path.join(WORK, name));
  if (!debug) await shrink([...wasms, ...pieces.map((name) => path.join(WORK, 'split', name))]);

  const read = (name, encoding = null) => readFile(path.join(WORK, name), encoding);
  const bytes = Object.fromEntries(
    await Promise.all(pieces.map(async (name) => [path.parse(name).name, await read(`split/${name}`)])),
  );
  const link = debug ? null : await read('split/__wasm_split.js', 'utf8');
  return {
    ...modules(await read('plumbline.js', 'utf8'), link, bytes),
    wasm: await read('plumbline_bg.wasm'),
    argon2: await read('derive-key.wasm'),
    workbook: { script: await read('workbook.js', 'utf8'), wasm: await read('workbook_bg.wasm') },
  };
}

const bind = (wasm, name, ...more) =>
  run('wasm-bindgen', '--target', 'web', '--no-typescript', ...more, '--out-dir', WORK, '--out-name', name, wasm);

// The largest first, two at a time.
async function shrink(files) {
  const next = [...files];
  const worker = async () => {
    for (let file = next.shift(); file; file = next.shift()) await run('wasm-opt', file, '-o', file, ...SHRINK);
  };
  await Promise.all([worker(), worker()]);
}
