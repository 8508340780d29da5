// An auditor's steps. Each takes a hand (mouse.mjs or keys.mjs) and a function that is called before leaving a page.

import { readFileSync } from 'node:fs';
import { heading, PASSPHRASE } from './page.mjs';

const tool = JSON.parse(readFileSync(new URL('../../../src/domain/tool/shipped/practice-audit-1.json', import.meta.url), 'utf8'));
export const AREAS = tool.areas;

// The prefix of texts that only an auditor writes: none of them may reach a blind moderator.
export const HIDDEN = 'Auditor only:';
export const REFERENCE = 'CSW 24-0193';
export const DOUBTFUL = 'Jo Bloggs';

const GRADES = {
  planning: 'Inadequate',
  visits: 'Requires improvement',
  permanence: 'Not applicable',
  'identity-and-diversity': 'Not enough evidence',
};
export const gradeOf = (area) => GRADES[area.key] ?? 'Good';

// From the first screen to the desk. Returns the recovery code.
export async function setUp(hand, name = 'Ama Auditor', role = 'Practice auditor') {
  await hand.follow('Set up this device');
  await sayWho(hand, name, role);
  await choosePassphrase(hand);
  const code = await keepKit(hand);
  await heading(hand.page, 'Desk');
  return code;
}

// The three steps of set-up, each of which ends on the next.
export async function sayWho(hand, name = 'Ama Auditor', role = 'Practice auditor') {
  await hand.page.locator('#name').waitFor();
  await hand.write('Your name', name);
  await hand.write('Your role', role);
  await hand.press('Continue');
}

export async function choosePassphrase(hand, passphrase = PASSPHRASE) {
  await heading(hand.page, /passphrase$/);
  await hand.write(hand.page.locator('#new-passphrase'), passphrase);
  await hand.write(hand.page.locator('#new-passphrase-again'), passphrase);
  await hand.press(/^(Continue|Change the passphrase)$/);
}

// Acknowledges the kit. Returns its code.
export async function keepKit(hand) {
  await heading(hand.page, /recovery kit$/);
  const code = await hand.page.locator('#recovery-code').innerText();
  await hand.tick('Before you go on', /^The code is on paper/);
  await hand.press('Continue');
  return code.replace(/\s/g, '');
}

// Changes who is working.
export async function sitDown(hand, name, role) {
  await sayWho(hand, name, role);
  await heading(hand.page, 'Desk');
}

export async function begin(hand) {
  await hand.follow('Begin an audit');
  await heading(hand.page, 'Begin an audit');
  await hand.press('Begin');
  await heading(hand.page, 'Your audit');
}

export async function fillCase(hand, reference = REFERENCE) {
  await heading(hand.page, 'Case details');
  await hand.write('Case reference', reference);
  await hand.pick('Service area', 'Permanence');
  await hand.choose('Type of audit', 'Monthly audit');
  await hand.date('First day of the period', ['16', '6', '2024']);
  await hand.date('Last day of the period', ['13', '12', '2024']);
}

export async function gradeArea(hand, area, grade = gradeOf(area)) {
  await heading(hand.page, area.name);
  await hand.choose('What grade do you give?', grade);
  await hand.write('What you saw', `Seen in ${area.key}`);
  if (grade === 'Not applicable') return;
  if (grade === 'Not enough evidence') return hand.write('What evidence you looked for', `${HIDDEN} looked, ${area.key}`);
  await hand.write('Why this grade', `${HIDDEN} why, ${area.key}`);
}

export async function childSpoke(hand) {
  await heading(hand.page, 'The child’s views');
  await hand.choose('Did you speak to', 'Spoke with them');
  await hand.pick('How did you speak with them?', 'By phone');
  await hand.date('When did you speak', ['12', '12', '2024']);
  await hand.pick('Theme', 'Feeling listened to');
  await hand.choose('Is this a strength', 'Strength');
  await hand.press('Add this theme');
  await hand.write('Their own words on feeling listened to', 'She asks me first.');
  await hand.write('What did this change in your grading?', `${HIDDEN} changed`);
}

export async function parentDeclined(hand) {
  await heading(hand.page, 'A parent’s or carer’s views');
  await hand.choose('Whose views', 'Parent');
  await hand.choose('Did you speak to', 'Declined');
  await hand.date('When did they decline', ['11', '12', '2024']);
}

export async function gradeOverall(hand, grade = 'Inadequate') {
  await heading(hand.page, 'Overall grade');
  await hand.choose('What is the overall grade?', grade);
  await hand.write('Why this grade', `${HIDDEN} overall`);
}

export async function giveReasons(hand) {
  await heading(hand.page, 'Reasons for inadequate');
  await hand.choose('Planning: the primary reason', 'Plan not recorded on file');
  await hand.choose('The audit as a whole: the primary reason', 'Drift');
  await hand.tick('The audit as a whole: other reasons', 'Child not seen, or not seen alone');
}

export async function nameAction(hand) {
  await heading(hand.page, 'Actions');
  await hand.press('Add an action');
  await hand.write('What is to be done?', `${HIDDEN} action`);
  await hand.write('Who owns it?', 'Team manager');
  await hand.date('By when?', ['31', '1', '2027']);
  await hand.write('What does it put right for the child?', `${HIDDEN} puts right`);
  await hand.pick('Which finding does it answer?', 'Planning: inadequate');
}

export async function noteGoodPractice(hand) {
  await heading(hand.page, 'Good practice example');
  await hand.write('Example of good practice', `${HIDDEN} good practice`);
}

// From the task list to the last page. `before` is called on every page, once it is filled in and before leaving it.
export async function fillAudit(hand, { before = async () => {}, reference } = {}) {
  const steps = [
    () => fillCase(hand, reference),
    ...AREAS.map((area) => () => gradeArea(hand, area)),
    () => childSpoke(hand),
    () => parentDeclined(hand),
    () => gradeOverall(hand),
    () => giveReasons(hand),
    () => nameAction(hand),
    () => noteGoodPractice(hand),
  ];
  await hand.follow('Case details');
  for (const step of steps) {
    await step();
    await before(hand);
    await hand.press(/^Continue/);
  }
  await heading(hand.page, 'Check your answers and submit');
}

export async function submit(hand, reference = REFERENCE) {
  await hand.press('Submit the audit');
  await heading(hand.page, `Audit ${reference}`);
}
