// The app takes a second press of a button within 400 ms for a slip of the hand. A person who means it waits.

// Longer than the app waits, since the clock here starts before the press has reached the page.
const SLIP = 800;

// Resolves when a button of this name may be pressed again on this page.
export function patience(page) {
  const last = new Map();
  return async (name) => {
    const since = Date.now() - (last.get(String(name)) ?? 0);
    if (since < SLIP) await page.waitForTimeout(SLIP - since);
    last.set(String(name), Date.now());
  };
}
