// A person who uses only a keyboard. Everything is reached with Tab, and after every action focus must be somewhere.
// `part` limits this to a part of the page, if other parts have fields and buttons with the same names.

import assert from 'node:assert/strict';

const MOST_TABS = 250;

export function keys(page, part = page) {
  const main = part === page ? page.locator('main') : part;
  const group = (question) => main.getByRole('group', { name: question });
  // A label, or the checkbox itself if several have the same label.
  const textbox = (label) =>
    typeof label === 'string' ? main.getByRole('textbox', { name: label, exact: true }) : label;

  // Tabs to the element, in either direction. A radio is reached through its group.
  async function reach(locator) {
    const element = await locator.first().elementHandle();
    const back = await element.evaluate(
      (target) => document.activeElement.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING,
    );
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      if (await element.evaluate(isReached)) return element;
      await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${locator}`);
  }

  // Reaches the element and checks that the focus is visible.
  async function focus(locator) {
    const element = await reach(locator);
    assert.equal(await element.evaluate(howSeen), 'seen', `focus on ${locator}`);
    return element;
  }

  async function act(key) {
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
  }

  async function type(locator, text) {
    await focus(locator);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  }

  return {
    page,
    async press(name) {
      await focus(part.getByRole('button', { name }));
      await act('Space');
    },
    async follow(name) {
      await focus(part.getByRole('link', { name }));
      await act('Enter');
    },
    async unfold(summary) {
      await focus(main.locator('summary', { hasText: summary }));
      await act('Enter');
    },
    async choose(question, answer) {
      const radio = group(question).getByRole('radio', { name: answer, exact: true });
      const element = await focus(radio);
      while (!(await element.evaluate((radio) => radio === document.activeElement))) await act('ArrowDown');
      if (!(await radio.isChecked())) await act('Space');
    },
    async tick(question, answer) {
      const box = group(question).getByRole('checkbox', { name: answer, exact: typeof answer === 'string' });
      await focus(box);
      if (!(await box.isChecked())) await act('Space');
    },
    write: (label, text) => type(textbox(label), text),
    async pick(label, option) {
      const select = await focus(main.getByRole('combobox', { name: label, exact: true }));
      const chosen = () => select.evaluate((select) => select.selectedOptions[0]?.label);
      await act('Home');
      for (let n = 0; n < 50 && (await chosen()) !== option; n += 1) await act('ArrowDown');
      assert.equal(await chosen(), option);
    },
    async date(question, parts) {
      for (const [n, part] of ['Day', 'Month', 'Year'].entries()) {
        await type(group(question).getByLabel(part, { exact: true }), parts[n]);
      }
    },
  };
}

// Both run in the page.
function isReached(target) {
  const here = document.activeElement;
  return here === target || (here?.type === 'radio' && target.type === 'radio' && here.name === target.name);
}

function howSeen() {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return 'out of sight';
  if (!here.matches(':focus-visible')) return 'not marked';
  const marks = ({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none';
  const label = here.labels?.[0];
  const drawn = [getComputedStyle(here), label && getComputedStyle(label, '::before')];
  return drawn.some((style) => style && marks(style)) ? 'seen' : 'not drawn';
}
