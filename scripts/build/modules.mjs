// wasm-split produces one file for each module and one for each set of modules that share code: dozens of files. This
// turns them into one pack for each module, with the code that it is the first to need, and one script that loads
// pieces from packs.

// The order in which people come to need the modules. Shared code is in the pack of the first module that uses it.
export const ORDER = ['desk', 'example', 'audit', 'moderation', 'quarter', 'files', 'device', 'import', 'tool'];

const FETCHER = /\(\) => \{\s*const src = fetch\(new URL\("\.\/([^"]+)\.wasm", import\.meta\.url\)\);[^]*?instantiateStreaming\(src, imports\)\);\s*\}/g;
const IMPORT = /^import .*$/gm;

// `link` is wasm-split's script, or null if the program is in one module; `bytes` are its pieces by name.
export function modules(glue, link, bytes) {
  if (!link) return { script: { glue, link: null }, packs: {} };
  const { packs, places } = packed(link, bytes);
  const names = [...glue.matchAll(/^import \* as (\w+) from ["']\.\/__wasm_split\.js["']/gm)].map(([, name]) => name);
  const loaders = [...link.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  if (!names.length || !loaders.length) throw new Error('wasm-split or wasm-bindgen links modules in another way than it did');
  const pieces = link.replace(IMPORT, '').replace(/^export const/gm, 'const').replace(FETCHER, (_, name) => `() => piece('${name}')`);
  const odd = pieces.match(/\bfetch\(.*/);
  if (odd) throw new Error(`wasm-split fetches modules in another way than it did: ${odd[0]}`);
  const places_ = `const PIECES = ${JSON.stringify(places)};\n`;
  const linked = `const loaders = { ${loaders.join(', ')} };\nconst ${names.map((name) => `${name} = loaders`).join(', ')};\n`;
  return { script: { glue: glue.replace(IMPORT, ''), link: places_ + PIECE + pieces + linked }, packs };
}

// Each piece is instantiated from its pack. A pack that could not be fetched is requested again at the next attempt.
const PIECE = `
const had = {};
function pack(name) {
  return (had[name] ??= packOf(name).catch((fault) => {
    delete had[name];
    throw fault;
  }));
}
function piece(name) {
  const [of, from, to] = PIECES[name];
  const bytes = pack(of);
  bytes.catch(() => {});
  return async (imports) => WebAssembly.instantiate((await bytes).subarray(from, to), imports);
}
`;

// The pieces of each pack, and the position of each: [pack, from, to].
function packed(link, bytes) {
  const chunk = /const (__chunk_\d+) = makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\.\/([^"]+)\.wasm"/g;
  const files = Object.fromEntries([...link.matchAll(chunk)].map(([, variable, file]) => [variable, file]));
  const split = /export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\([^]*?, \[([^\]]*)\]\)\);/g;
  const needs = Object.fromEntries(
    [...link.matchAll(split)].map(([, name, chunks]) => [name, [...chunks.split(', ').filter(Boolean).map((variable) => files[variable]), `split_${name}`]]),
  );
  const unordered = Object.keys(needs).filter((name) => !ORDER.includes(name));
  if (unordered.length) throw new Error(`modules that scripts/build/modules.mjs does not order: ${unordered.join(', ')}`);
  const places = {};
  const packs = {};
  for (const name of ORDER.filter((name) => needs[name])) {
    const own = needs[name].filter((piece) => bytes[piece] && !places[piece]);
    let at = 0;
    for (const piece of own) {
      places[piece] = [name, at, at + bytes[piece].length];
      at += bytes[piece].length;
    }
    packs[name] = Buffer.concat(own.map((piece) => bytes[piece]));
  }
  return { packs, places };
}
