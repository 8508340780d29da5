// Devices: one that somebody has just set up, and one on which an audit was submitted, made once by an auditor's own
// steps and then handed to every test as it was.

import { begin, fillAudit, setUp, submit } from './audit.mjs';
import { mouse } from './mouse.mjs';
import { auditOf, unlocked } from './page.mjs';

// What lies on the device, to be opened again by `reopen`, and the audit's id.
export async function submittedDevice(app) {
  const { page, context, close } = await app.open('site');
  const hand = mouse(page);
  await setUp(hand);
  await begin(hand);
  await fillAudit(hand);
  await submit(hand);
  const device = await deviceOf({ page, context });
  await close();
  return device;
}

// The same of a visit whose page shows the audit that was submitted.
export async function deviceOf({ page, context }) {
  return { audit: auditOf(page), storageState: await context.storageState({ indexedDB: true }) };
}

// A device of its own, set up by somebody who sits at its desk.
export async function deviceFor(app, shape, name, role) {
  const visit = await app.open(shape);
  const hand = mouse(visit.page);
  await setUp(hand, name, role);
  return { ...visit, hand };
}

// A browser of its own with what lay on the device, unlocked, at an address.
export async function reopen(app, { storageState }, route = '') {
  const visit = await app.open('site', { route, context: { storageState } });
  await unlocked(visit.page);
  return { ...visit, hand: mouse(visit.page) };
}
