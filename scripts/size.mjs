// Measures downloads from dist/, prints the table and writes it to docs/size.md, from which tests/end2end/size.test.mjs
// reads the budgets.

import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { measure, STAGES, total } from './size/measure.mjs';

const kb = (bytes) => `${Math.round(bytes / 1000).toLocaleString('en-GB')} kB`;

// One per cent above the measured size, so that a small change does not fail the build. Run `make bench` to record a
// new budget.
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

Written by \`make bench\` from the release build. Sizes are after brotli at quality 11, with an
empty cache and each file fetched once; for the single file, its size on disk. 1 kB is 1,000 bytes. \`make test\` fails if a budget
is exceeded.

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
