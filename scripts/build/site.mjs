// The site: each file's name contains a hash of its contents, so that files of two builds are never confused.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ORDER } from './modules.mjs';
import { digest, withPolicy } from './policy.mjs';

const SOURCES = {
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'manifest-src': ["'self'"],
  // 'self' is for the service worker, blob: for the worker that derives keys. A worker from a blob inherits this policy; one
  // from a file of the site would have none.
  'worker-src': ["'self'", 'blob:'],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
};

export async function writeSite(parts, dist) {
  await mkdir(path.join(dist, 'workbook'), { recursive: true });
  // Writes a file and resolves with its name.
  const file = async (name, content) => {
    const { dir, name: stem, ext } = path.parse(name);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const named = path.posix.join(dir, `${stem}-${hash}${ext}`);
    await writeFile(path.join(dist, named), content);
    return named;
  };
  const wasm = await file('plumbline.wasm', parts.wasm);
  const packs = {};
  for (const [name, bytes] of Object.entries(parts.packs)) {
    packs[name] = { file: `./${await file(`${name}.module`, bytes)}`, integrity: digest(bytes) };
  }
  const script = await file('plumbline.js', start(parts.script, wasm, packs));
  const workbookWasm = await file('workbook/reader.wasm', parts.workbook.wasm);
  const workbook = await file('workbook/reader.js', parts.workbook.script);
  const offer = `window.plumblineWorkbook = async () => {
  const reader = await import(new URL('./${workbook}', document.baseURI));
  await reader.default({ module_or_path: new URL('./${workbookWasm}', document.baseURI) });
  return reader.read_workbook;
};
`;
  const argon2 = await file('argon2.wasm', parts.argon2);
  const offerArgon2 = `window.plumblineArgon2 = async () => {
  const answer = await fetch(new URL('./${argon2}', document.baseURI), { integrity: '${digest(parts.argon2)}' });
  if (!answer.ok) throw new Error(\`${argon2}: \${answer.status}\`);
  return new Uint8Array(await answer.arrayBuffer());
};
`;
  const classic = (name) => `<script src="./${name}"></script>`;
  const head = [
    classic(await file('guard.js', parts.guard)),
    classic(await file('read-workbook.js', offer + parts.readWorkbook)),
    classic(await file('derive-key.js', offerArgon2 + parts.deriveKey)),
    `<link rel="stylesheet" href="./${await file('main.css', parts.style)}">`,
    `<link rel="icon" href="./${await file('plumbline.svg', parts.icon)}" type="image/svg+xml">`,
    '<link rel="manifest" href="manifest.webmanifest">',
    `<link rel="preload" href="./${wasm}" as="fetch" type="application/wasm" crossorigin="anonymous">`,
    `<script type="module" src="./${script}"></script>`,
    `<script type="module" src="./${await file('register.js', parts.register)}"></script>`,
  ];
  await writeFile(path.join(dist, 'index.html'), withPolicy(withHead(parts.page, head), SOURCES));
}

export const withHead = (page, lines) => {
  if (!page.includes('</head>')) throw new Error('index.html has no </head>');
  return page.replace('</head>', () => `${lines.join('\n')}\n</head>`);
};

// The script that starts the program and fetches its modules: first the desk and Argon2id, which people need next, as
// soon as the first screen is drawn; then the others, when the browser is idle.
function start({ glue, link }, wasm, packs) {
  const fetching = link && `
const PACKS = ${JSON.stringify(packs)};
async function packOf(name) {
  const { file, integrity } = PACKS[name];
  const answer = await fetch(new URL(file, import.meta.url), { integrity });
  if (!answer.ok) throw new Error(\`\${file}: \${answer.status}\`);
  return new Uint8Array(await answer.arrayBuffer());
}
async function fetchRest() {
  for (const name of ${JSON.stringify(ORDER)}) {
    if (PACKS[name]) await pack(name).catch(() => {}); // it is asked for again when it is needed
    await new Promise((idle) => (window.requestIdleCallback ?? setTimeout)(idle));
  }
}
`;
  const init = initOf(glue);
  return `${link ? fetching + link : ''}${glue}
await ${init}({ module_or_path: new URL('./${wasm}', import.meta.url) });
dispatchEvent(new CustomEvent('plumbline:started'));
const argon2 = plumblineFetchArgon2();
${link ? 'await fetchRest();\n' : ''}await argon2;
document.documentElement.dataset.modules = 'fetched';
dispatchEvent(new CustomEvent('plumbline:fetched'));
`;
}

// The name of wasm-bindgen's function that starts a module.
export function initOf(glue) {
  const init = glue.match(/(\w+) as default/)?.[1];
  if (!init) throw new Error("wasm-bindgen's script has no default export to start its module with");
  return init;
}
