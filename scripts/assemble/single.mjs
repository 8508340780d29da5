// The single file: the page with its script, style, icon and wasm inside it, so that it asks nobody for anything.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { withPolicy } from './policy.mjs';

const SOURCES = { 'connect-src': ["'none'"], 'img-src': ['data:'] };

const LINK = /<link\b[^>]*>/g;
const CLASSIC_SCRIPT = /<script src="([^"]+)"[^>]*><\/script>/g;
const START_SCRIPT = /<script type="module">\s*import init, \* as bindings from '([^']+)';[^]*?module_or_path: '([^']+)'[^]*?<\/script>/;

const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
const asScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

// What stands in a page instead of a file: base64 of gzip is half the size of base64 of wasm.
const packed = (id, bytes) =>
  `<script type="application/gzip" id="${id}">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>\n`;

const unpack = (id) => `
  const text = document.getElementById('${id}').textContent;
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const unpacked = new Response(packed).body.pipeThrough(new DecompressionStream('gzip'));
  const bytes = await new Response(unpacked).arrayBuffer();`;

// Starts the app from the bytes in the page, in a block: the names above it are wasm-bindgen's.
const start = (init) => `
{${unpack('wasm')}
  const wasm = await ${init}({ module_or_path: bytes });
  dispatchEvent(new CustomEvent('TrunkApplicationStarted', { detail: { wasm } }));
}
`;

// Has the second module ready for web/read-workbook.js, and unpacks it only when it is asked for.
const offerWorkbook = (init) => `
window.plumblineWorkbook = async () => {${unpack('workbook')}
  await ${init}({ module_or_path: bytes });
  return read_workbook;
};
`;

export async function singlePage(html, dist) {
  const read = (name, encoding = 'utf8') => readFile(path.join(dist, name), encoding);
  const page = await replaceAsync(await replaceAsync(html, LINK, inlineLink), CLASSIC_SCRIPT, inlineScript);
  const app = await replaceAsync(page, START_SCRIPT, inlineApp);
  const whole = withPolicy(await replaceAsync(app, /<\/body>/, inlineWorkbook), SOURCES);
  refuseRequests(whole);
  return whole;

  async function inlineLink([link]) {
    const href = attribute(link, 'href');
    const kind = attribute(link, 'rel');
    if (kind === 'stylesheet') return `<style>${(await read(href)).trim()}</style>`;
    if (kind === 'icon') return `<link rel="icon" href="data:image/svg+xml;base64,${await read(href, 'base64')}">`;
    return ''; // preloads and the manifest: there is nothing to fetch
  }

  async function inlineScript([, src]) {
    return `<script>${asScript(await read(src))}</script>`;
  }

  async function inlineApp([, glueName, wasmName]) {
    const { glue, init } = await readGlue(glueName);
    return packed('wasm', await read(wasmName, null)) + `<script type="module">${asScript(glue)}${start(init)}</script>`;
  }

  async function inlineWorkbook([end]) {
    const { glue, init } = await readGlue('workbook.js');
    const bytes = packed('workbook', await read('workbook_bg.wasm', null));
    return `${bytes}<script type="module">${asScript(glue)}${offerWorkbook(init)}</script>\n${end}`;
  }

  async function readGlue(name) {
    const glue = await read(name);
    if (/^\s*import\b/m.test(glue)) throw new Error(`${name} imports another script, which file:// forbids`);
    const init = glue.match(/(\w+) as default/)?.[1];
    if (!init) throw new Error(`${name} has no default export to start its module with`);
    return { glue, init };
  }
}

async function replaceAsync(text, pattern, replacement) {
  const matches = pattern.global ? [...text.matchAll(pattern)] : [text.match(pattern)];
  if (matches.length === 0 || !matches[0]) throw new Error(`Trunk's page has nothing like ${pattern}`);
  let result = '';
  let end = 0;
  for (const match of matches) {
    result += text.slice(end, match.index) + (await replacement(match));
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

// What a browser would ask for is a defect of the build, seen here rather than by an auditor on a train.
function refuseRequests(html) {
  const style = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css]) => css).join('');
  const asked = style.match(/(@import|url\((?!["']?data:)).{0,60}/) ?? html.match(/<(script|link|img)\b[^>]*\s(src|href)="(?!data:)[^"]*"/);
  if (asked) throw new Error(`the single file would ask for something: ${asked[0]}`);
}
