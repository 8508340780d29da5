// An auditor's work, from the first screen to a submitted audit and its correction, in both shapes of the app.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SHAPES, start } from './harness.mjs';
import {
  AREAS, begin, DOUBTFUL, fillAudit, fillCase, HIDDEN, REFERENCE, setUp, submit,
} from './steps/audit.mjs';
import { deviceOf, reopen, submittedDevice } from './steps/device.mjs';
import { mouse } from './steps/mouse.mjs';
import { auditOf, focused, focusedId, goTo, heading, outlastsReload, reload } from './steps/page.mjs';

let app;
let device; // as the journey on the site left it, with its audit submitted
before(async () => (app = await start()));
after(() => app.stop());

// A device on which an auditor has begun an audit.
async function begun(shape = 'site') {
  const visit = await app.open(shape);
  const hand = mouse(visit.page);
  await setUp(hand);
  await begin(hand);
  return { ...visit, hand };
}

for (const shape of SHAPES) {
  describe(`an auditor on the ${shape}`, () => {
    test('goes from the first screen to a submitted audit, and no reload on the way loses anything', async () => {
      const visit = await app.open(shape);
      const { page, errors, close } = visit;
      const hand = mouse(page);
      await setUp(hand);
      await outlastsReload(page);
      await begin(hand);
      await outlastsReload(page);

      await fillAudit(hand, { before: () => outlastsReload(page) });
      await outlastsReload(page);
      await submit(hand);

      const main = page.locator('main');
      for (const after of [async () => {}, reload]) {
        await after(page);
        const text = await main.innerText();
        for (const words of ['Audit submitted', 'She asks me first.', `${HIDDEN} overall`, `${HIDDEN} good practice`, 'Drift']) {
          assert.ok(text.includes(words), `the record says “${words}”`);
        }
      }
      assert.deepEqual(errors, []);
      device = shape === 'site' ? await deviceOf(visit) : device;
      await close();
    });
  });
}

test('whoever says nothing about themselves is told what is missing, and led to it', async () => {
  const { page, close } = await app.open('site');
  const hand = mouse(page);
  await hand.follow('Set up this device');

  for (const [field, missing] of [['name', 'Enter the name colleagues know you by'], ['role', /^Enter your role/]]) {
    await hand.press('Continue');
    await page.locator('.govuk-error-summary:focus').waitFor();
    assert.match(await page.title(), /^Error: /);
    await hand.follow(missing);
    assert.equal(await focusedId(page), field);
    await page.keyboard.type('Ama');
  }
  await hand.press('Continue');
  await heading(page, 'Choose a passphrase');
  await close();
});

test('a case reference that looks like a name is questioned, and stands once it is confirmed', async () => {
  const { page, hand, close } = await begun();
  await hand.follow('Case details');
  await fillCase(hand, DOUBTFUL);
  await page.getByText('This looks like a name.').waitFor();
  await hand.tick('Is it a name?', 'No, this is the case reference in our system');
  await outlastsReload(page);

  await hand.write('Case reference', 'Bo Jloggs');
  const confirmed = page.getByRole('checkbox', { name: 'No, this is the case reference' });
  await confirmed.waitFor();
  assert.equal(await confirmed.isChecked(), false, 'another name is another question');
  await hand.write('Case reference', REFERENCE);
  await confirmed.waitFor({ state: 'detached' });
  await close();
});

test('a theme that was chosen and not added is added when the auditor continues, and kept when they go back', async () => {
  const { page, hand, close } = await begun();
  await hand.follow('The child’s views');
  await hand.choose('Did you speak to the child?', 'Spoke with them');
  await hand.pick('Theme', 'Feeling listened to');
  await page.goBack();
  await hand.follow('The child’s views');
  await hand.choose('Is this a strength', 'Strength');
  await hand.press(/^Continue/);
  await page.goBack();
  await page.getByRole('heading', { name: 'Feeling listened to (strength)' }).waitFor();
  await close();
});

test('“Change” on the check page leads to the question and back, and only once', async () => {
  const { page, hand, close } = await begun();
  await hand.follow('Check your answers');
  await heading(page, 'Check your answers and submit');
  await hand.follow(/^Change\s*case reference/i);
  await heading(page, 'Case details');
  await hand.press(/^Continue to: Check your answers/);
  await heading(page, 'Check your answers and submit');
  await page.goBack();
  await hand.press(/^Continue to: (?!Check)/);
  await close();
});

test('an empty audit lists every problem, and each leads to a field that says the same', async () => {
  const { page, hand, close } = await begun();
  await hand.follow('Check your answers');
  await hand.press('Submit the audit');
  await page.locator('.govuk-error-summary:focus').waitFor();
  const links = page.locator('.govuk-error-summary a');
  const problems = await links.allInnerTexts();
  assert.ok(problems.length > AREAS.length, `${problems.length} problems`);

  for (const [n, problem] of problems.entries()) {
    await links.nth(n).click();
    await page.waitForFunction(() => /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(document.activeElement?.tagName));
    const said = await page.evaluate(saidAtFocus);
    assert.ok(said.some((text) => problem.endsWith(text)), `“${problem}” led to ${said}`);
    await page.goBack();
    await links.first().waitFor();
  }
  await close();
});

test('a submission is corrected with a reason, and both stay readable', async () => {
  device ??= await submittedDevice(app);
  const { page, hand, close } = await reopen(app, device, `#/audit/${device.audit}`);
  await hand.press('Correct this submission');
  await heading(page, 'Your correction');
  await hand.follow('Overall grade');
  await hand.write('Why this grade', 'Corrected: the plan was found.');
  await outlastsReload(page);
  await hand.press(/^Continue/);
  await goTo(page, `#/guide/${auditOf(page)}/check`);
  await hand.press('Submit the correction');
  await page.locator('.govuk-error-summary').getByText('Say why the submission is corrected').waitFor();
  await hand.write('Why is it corrected?', 'A paper file turned up.');
  await hand.press('Submit the correction');
  await heading(page, `Audit ${REFERENCE}`);

  await reload(page);
  const said = await page.locator('main').evaluate((main) => main.textContent);
  for (const words of ['Corrected: the plan was found.', `${HIDDEN} overall`, 'A paper file turned up.']) {
    assert.ok(said.includes(words), `the record says “${words}”`);
  }
  await close();
});

test('a concern leads every page of its audit until somebody is told', async () => {
  const { page, hand, close } = await begun();
  await hand.follow('Record an immediate safeguarding concern');
  await hand.write('What have you seen or heard?', 'A child alone at night.');
  await reload(page);
  const what = page.getByLabel('What have you seen or heard?');
  await what.waitFor();
  assert.equal(await what.inputValue(), 'A child alone at night.', 'typed once, kept before it is recorded');
  await hand.press('Record this concern');
  await page.getByText('The concern is saved.').waitFor();
  await reload(page);

  const leads = page.getByText('Nobody has been told yet.');
  const audit = auditOf(page);
  const pages = ['', '/case', ...AREAS.map(({ key }) => `/area/${key}`), '/family/0', '/family/1', '/overall',
    '/grades', '/actions', '/good-practice', '/check'];
  for (const route of pages) {
    await goTo(page, `#/guide/${audit}${route}`);
    assert.ok(await leads.first().isVisible(), `leads ${route || 'the task list'}`);
    const first = await page.evaluate(() => document.getElementById('page-title').nextElementSibling.textContent);
    assert.match(first, /A child alone at night/, `first on ${route || 'the task list'}`);
  }

  const question = page.getByText('There is no record that anybody was told about the concern');
  await goTo(page, `#/guide/${audit}/check`);
  await hand.press('Submit the audit');
  await page.getByText('This audit cannot be submitted yet').waitFor();
  assert.equal(await question.count(), 0, 'not asked before the audit is complete');
  await goTo(page, `#/guide/${audit}`);
  await fillAudit(hand);
  await hand.press('Submit the audit');
  await question.waitFor();
  await hand.press('Cancel');
  await focused(page, 'submit');

  await hand.follow('Say who was told, and when');
  await hand.write('Who have you told?', 'Duty manager, Front Door');
  await hand.press('Record who was told');
  await page.getByText('The concern and who was told are saved.').waitFor();
  await focused(page, 'page-title');
  for (const route of pages.slice(0, 3)) {
    await goTo(page, `#/guide/${audit}${route}`);
    assert.equal(await leads.count(), 0, route);
  }
  await close();
});

// Runs in the page: the error messages that describe the focused field or its group; for a button, the message just
// before it.
function saidAtFocus() {
  const here = document.activeElement;
  const described = [here, here.closest('fieldset')].map((element) => element?.getAttribute('aria-describedby') ?? '');
  const ids = described.join(' ').split(/\s+/).filter((id) => id.endsWith('-error'));
  return ids.map((id) => document.getElementById(id).innerText.replace(/^Error:\s*/, ''));
}
