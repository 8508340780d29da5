// The single file: the page with its scripts, style, icon and modules inside it, so that it makes no request.

import { gzipSync } from 'node:zlib';
import { withPolicy } from './policy.mjs';
import { initOf, withHead } from './site.mjs';

// A page opened from a file can start a worker only from a blob. Such a worker inherits this policy.
const SOURCES = { 'connect-src': ["'none'"], 'img-src': ['data:'], 'worker-src': ['blob:'] };

const asScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

// A file inside the page. Compressed with gzip first: base64 of the plain wasm would be twice as long.
const packed = (id, bytes) =>
  `<script type="application/gzip" id="${id}">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>`;

// Unpacks one of these files.
const UNPACK = `
async function unpacked(id) {
  const text = document.getElementById(id).textContent;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
`;

export function singlePage(parts) {
  const { glue, link } = parts.script;
  for (const script of [glue, link ?? '', parts.workbook.script]) {
    if (/^\s*import\b/m.test(script)) throw new Error('a script imports another, which file:// forbids');
  }
  const packs = link ? `const packOf = (name) => unpacked('module-' + name);\n${link}` : '';
  const start = `${UNPACK}${packs}${glue}
window.plumblineArgon2 = () => unpacked('argon2');
await ${initOf(glue)}({ module_or_path: await unpacked('wasm') });
dispatchEvent(new CustomEvent('plumbline:started'));
document.documentElement.dataset.modules = 'fetched'; // they are in the file
`;
  // The workbook reader is unpacked only when it is needed.
  const reader = `${UNPACK}${parts.workbook.script}
window.plumblineWorkbook = async () => {
  await ${initOf(parts.workbook.script)}({ module_or_path: await unpacked('workbook') });
  return read_workbook;
};
`;
  const head = [
    `<script>${asScript(parts.guard)}</script>`,
    `<script>${asScript(parts.readWorkbook)}</script>`,
    `<script>${asScript(parts.deriveKey)}</script>`,
    `<style>${parts.style}</style>`,
    `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(parts.icon).toString('base64')}">`,
  ];
  const data = [
    packed('wasm', parts.wasm),
    packed('argon2', parts.argon2),
    packed('workbook', parts.workbook.wasm),
    ...Object.entries(parts.packs).map(([name, bytes]) => packed(`module-${name}`, bytes)),
    `<script type="module">${asScript(start)}</script>`,
    `<script type="module">${asScript(reader)}</script>`,
  ];
  const page = withHead(parts.page, head).replace('</body>', () => `${data.join('\n')}\n</body>`);
  refuseRequests(page);
  return withPolicy(page, SOURCES);
}

// Anything that a browser would request is a defect of the build. It should fail here, not when an auditor is offline.
function refuseRequests(html) {
  const style = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css]) => css).join('');
  const asked = style.match(/(@import|url\((?!["']?data:)).{0,60}/) ?? html.match(/<(script|link|img)\b[^>]*\s(src|href)="(?!data:)[^"]*"/);
  if (asked) throw new Error(`the single file would ask for something: ${asked[0]}`);
}
