// A moderator's steps, with a hand (mouse.mjs or keys.mjs).

import { AREAS, gradeOf, sitDown } from './audit.mjs';
import { heading } from './page.mjs';

// Another person starts working on the same device.
export async function handOver(hand, name = 'Max Moderator', role = 'Head of service') {
  await hand.follow('This device');
  await heading(hand.page, 'This device');
  await hand.follow('Somebody else');
  await sitDown(hand, name, role);
}

export async function takeFromQueue(hand, reference) {
  await hand.follow(/^Moderation/);
  await heading(hand.page, 'Moderation');
  await hand.follow(`Moderate case ${reference}`);
  await heading(hand.page, 'Moderate this audit');
}

// Grades every area and the audit, once the mode is chosen. One area's grade and the overall grade differ from the
// auditor's.
export async function gradeAll(hand, { before = async () => {} } = {}) {
  await hand.follow(AREAS[0].name);
  for (const area of AREAS) {
    await heading(hand.page, area.name);
    await hand.choose('Your grade for', area.key === 'visits' ? 'Good' : gradeOf(area));
    if (gradeOf(area) === 'Inadequate') await hand.choose('Primary reason', 'Plan not recorded on file');
    await before(hand);
    await hand.press(/^Continue/);
  }
  await heading(hand.page, 'Overall grade');
  await hand.choose('Your overall grade', 'Requires improvement');
  await hand.write('Why this overall grade', 'The plan was missing, the work was not.');
  await before(hand);
  await hand.press(/^Continue/);
  await heading(hand.page, 'Check your grades');
}

export async function commit(hand) {
  await hand.press('Commit my grades');
  await heading(hand.page, 'Compare the grades');
}

// Agrees both differences: the moderator's grade for the area, the auditor's overall grade.
export async function settle(hand) {
  await hand.press('Settle the grades');
  await settleBoth(hand);
}

// The same if the form is open already.
export async function settleBoth(hand) {
  await hand.choose('Visits: agreed grade', 'Good');
  await hand.write(hand.page.locator('#visits-why'), 'Every visit is in the record.');
  await hand.choose('The audit as a whole: agreed grade', 'Inadequate');
  await hand.choose('Primary reason', 'Drift');
}
