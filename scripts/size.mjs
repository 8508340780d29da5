// What people download, measured from dist/: prints the table and writes it to docs/size.md, where tests/scripts/size.test.mjs
// reads the budgets.

import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { measure, STAGES, total } from './size/measure.mjs';

const kb = (bytes) => `${Math.round(bytes / 1000).toLocaleString('en-GB')} kB`;

// A little room, so that a sentence more does not fail a build; whoever uses it up says so in docs/size.md.
const budget = (bytes) => `${(Math.ceil((bytes * 1.01) / 5000) * 5).toLocaleString('en-GB')} kB`;

async function table() {
  const files = await measure('dist');
  const stages = Object.entries(STAGES).map(([name, { aim, of, raw }]) => {
    const bytes = total(files.filter(of), raw);
    return `| ${name} | ${kb(bytes)} | ${budget(bytes)} | ${aim} kB |`;
  });
  const modules = files.filter(({ name }) => /\.(module|wasm)$/.test(name)).map(({ name, raw, brotli }) => {
    const plain = name.replace(/-[0-9a-f]{16}/, '');
    return `| \`${plain}\` | ${kb(raw)} | ${kb(brotli)} |`;
  });
  return `# What people download

Written by \`make bench\` from the release build. Brotli at quality 11, each file once, everything from an empty cache; the single
file as it lies on the disk. \`make test\` fails where a budget is exceeded. kB are 1,000 bytes.

| until | reached | budget | aim |
| --- | --: | --: | --: |
${stages.join('\n')}

What it is made of:

| file | raw | brotli |
| --- | --: | --: |
${modules.join('\n')}

The first screen loads \`plumbline.wasm\`. The desk is fetched as soon as that screen stands, while somebody types, and the others
when nobody waits for anything; what several modules share is in the first of them.
`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = await table();
  await writeFile('docs/size.md', text);
  console.log(text);
}
