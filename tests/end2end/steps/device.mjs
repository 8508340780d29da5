// Devices: one that has just been set up, and one on which an audit was submitted, made once by an auditor's own steps
// and then given to every test as it was.

import { begin, fillAudit, setUp, submit } from './audit.mjs';
import { mouse } from './mouse.mjs';
import { auditOf, unlocked } from './page.mjs';

// The data on the device, to be opened again by `reopen`, and the audit's id.
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

// The same for a visit whose page shows the submitted audit.
export async function deviceOf({ page, context }) {
  return { audit: auditOf(page), storageState: await context.storageState({ indexedDB: true }) };
}

// A separate device, set up and at its desk.
export async function deviceFor(app, shape, name, role) {
  const visit = await app.open(shape);
  const hand = mouse(visit.page);
  await setUp(hand, name, role);
  return { ...visit, hand };
}

// A separate browser with the device's data, unlocked, at an address.
export async function reopen(app, { storageState }, route = '') {
  const visit = await app.open('site', { route, context: { storageState } });
  await unlocked(visit.page);
  return { ...visit, hand: mouse(visit.page) };
}
