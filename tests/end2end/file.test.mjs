// The single file, opened from disk: a whole audit, and no request except for the file itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './harness.mjs';
import { begin, fillAudit, REFERENCE, setUp, submit } from './steps/audit.mjs';
import { become, enter, QA_LEAD } from './steps/example.mjs';
import { commit, gradeAll, handOver, takeFromQueue } from './steps/moderation.mjs';
import { mouse } from './steps/mouse.mjs';
import { downloaded, goTo, heading } from './steps/page.mjs';

let app;
before(async () => (app = await start()));
after(() => app.stop());

test('an audit, its moderation and the quarter’s figures ask the network for nothing', async () => {
  const { page, context, requests, errors, close } = await app.open('file');
  const outgoing = [];
  context.on('page', (opened) => outgoing.push(opened.url()));
  page.on('websocket', (socket) => outgoing.push(socket.url()));
  const hand = mouse(page);
  await setUp(hand);
  await begin(hand);
  await fillAudit(hand);
  await submit(hand);
  await handOver(hand);
  await takeFromQueue(hand, REFERENCE);
  await hand.press('Grade blind (recommended)');
  await gradeAll(hand);
  await commit(hand);
  await goTo(page, '#/quarter');
  await downloaded(page, () => hand.press('Download the figures (CSV)'));

  assert.deepEqual(requests.filter((url) => !/^(data|blob):/.test(url)), [app.address('file')]);
  assert.deepEqual(outgoing, []);
  assert.deepEqual(errors, []);
  await close();
});

test('the example works from the disk too', async () => {
  const { page, requests, errors, close } = await app.open('file');
  await enter(page);
  await become(page, QA_LEAD);
  await mouse(page).press('See the quarter’s figures');
  await heading(page, 'Q3 2024/25');
  assert.deepEqual(requests.filter((url) => !url.startsWith('data:')), [app.address('file')]);
  assert.deepEqual(errors, []);
  await close();
});
