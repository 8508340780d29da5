// The build stays within the budgets that docs/size.md records. Bytes do not vary from run to run.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { measure, STAGES, total } from '../../scripts/size/measure.mjs';
import { dist } from './harness.mjs';

test('nobody downloads more than docs/size.md allows', async () => {
  const page = await readFile(new URL('../../docs/size.md', import.meta.url), 'utf8');
  const files = await measure(dist);
  const over = [];
  for (const [name, { of, raw }] of Object.entries(STAGES)) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`));
    assert.ok(row, `docs/size.md has a budget until ${name}: make bench`);
    const budget = Number(row.split('|')[3].replace(/[^0-9]/g, '')) * 1000;
    const bytes = total(files.filter(of), raw);
    if (bytes > budget) over.push(`until ${name}: ${bytes} of ${budget}`);
  }
  assert.deepEqual(over, []);
});
