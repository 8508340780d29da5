// Somebody at the page, in any engine: this function runs in the page itself, so that a driver needs only to open pages
// and to run a script. It imports nothing and is sent as text.

export function person() {
  const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const title = () => tidy(document.getElementById('page-title')?.textContent);
  const pause = () => new Promise((done) => setTimeout(done, 50));

  // Waits up to a minute for what `find` returns.
  async function until(what, find) {
    const end = Date.now() + 60_000;
    for (;;) {
      const found = find();
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited for ${what} on “${title()}”`);
      await pause();
    }
  }

  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (selector, words) =>
    until(`${selector} “${words}”`, () => all(selector).find((element) => tidy(element.textContent).startsWith(words)));

  // As typing does: the page learns of it by an event.
  function enter(field, text) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  const group = (question) =>
    until(`question “${question}”`, () => {
      const legend = all('legend').find((legend) => tidy(legend.textContent).startsWith(question));
      return legend?.closest('fieldset');
    });
  const labelled = (within, words) =>
    until(`answer “${words}”`, () => {
      const label = [...within.querySelectorAll('label')].find((label) => tidy(label.textContent).startsWith(words));
      return label && document.getElementById(label.htmlFor);
    });

  return {
    until,
    isAt: (words) => title().endsWith(words),
    heading: (words) => until(`the page “${words}”`, () => title().endsWith(words)),
    press: async (words) => (await named('button', words)).click(),
    follow: async (words) => (await named('a', words)).click(),
    write: async (label, text) => enter(await labelled(document, label), text),
    fill: async (id, text) => enter(await until(`#${id}`, () => document.getElementById(id)), text),
    choose: async (question, answer) => (await labelled(await group(question), answer)).click(),
    async pick(label, option) {
      const select = await labelled(document, label);
      enter(select, [...select.options].find((choice) => tidy(choice.textContent) === option).value);
    },
    async date(question, parts) {
      const within = await group(question);
      for (const [n, part] of ['Day', 'Month', 'Year'].entries()) enter(await labelled(within, part), parts[n]);
    },
    go: (route) => (location.hash = route),
    text: () => document.querySelector('main').textContent,

    // From now on, downloads are kept in the page instead of being saved by the browser.
    keepDownloads() {
      window.kept = [];
      const blobs = new Map();
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        const url = make(blob);
        blobs.set(url, blob);
        return url;
      };
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        window.kept.push({ name: this.download, blob: blobs.get(this.href) });
      };
    },
    download: (n) => until(`download ${n}`, () => window.kept[n]),

    // Chooses a file that was kept.
    async chooseFile(id, { name, blob }) {
      const field = await until(`#${id}`, () => document.getElementById(id));
      const chosen = new DataTransfer();
      chosen.items.add(new File([blob], name));
      field.files = chosen.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
}
