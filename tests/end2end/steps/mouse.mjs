// A person with a mouse. `keys.mjs` is one who uses only a keyboard; both have the same functions, so journeys take
// either.

export function mouse(page) {
  const main = page.locator('main');
  const group = (question) => main.getByRole('group', { name: question });
  // A label, or the checkbox itself if several have the same label.
  const box = (label) => (typeof label === 'string' ? main.getByRole('textbox', { name: label, exact: true }) : label);
  return {
    page,
    press: (name) => page.getByRole('button', { name }).click(),
    follow: (name) => page.getByRole('link', { name }).first().click(),
    unfold: (summary) => main.locator('summary', { hasText: summary }).first().click(),
    choose: (question, answer) => group(question).getByRole('radio', { name: answer, exact: true }).check(),
    tick: (question, answer) => group(question).getByRole('checkbox', { name: answer, exact: typeof answer === 'string' }).check(),
    write: (label, text) => box(label).fill(text),
    pick: (label, option) => main.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option }),
    async date(question, parts) {
      for (const [n, part] of ['Day', 'Month', 'Year'].entries()) {
        await group(question).getByLabel(part, { exact: true }).fill(parts[n]);
      }
    },
  };
}
