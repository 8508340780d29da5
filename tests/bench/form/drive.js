// Runs in the page before its scripts, in Plumbline and in the plain page: a user who is as fast as the page. It records when a
// step was painted, how long each key takes to paint, and every task of more than 50 ms with the step in which it ran.
window.bench = { keys: [], tasks: [] };

(() => {
  let step = 'first screen';
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.bench.tasks.push({ step: stepAt(startTime), duration });
  }).observe({ type: 'longtask', buffered: true });

  const steps = [[0, step]];
  const stepAt = (time) => steps.findLast(([began]) => began <= time)[1];
  const begin = (name) => steps.push([performance.now(), name]);

  // Resolves with what `look` returns, as soon as that is something.
  const seen = (look) =>
    new Promise((found) => {
      const observer = new MutationObserver(() => tell());
      const tell = () => {
        const thing = look();
        if (!thing) return false;
        observer.disconnect();
        found(thing);
        return true;
      };
      if (!tell()) observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  // The first task after the next frame: by then the frame has been sent to be painted.
  const painted = () =>
    new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    }));
  const named = (selector, name) => () => [...document.querySelectorAll(selector)].find((element) => element.textContent.trim() === name);
  const press = async (name) => (await seen(named('button:not([disabled]), a', name))).click();
  const write = async (id, text) => {
    const field = await seen(() => document.getElementById(id));
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const grade = async () => {
    begin('the desk');
    await press('Begin an audit');
    begin('beginning an audit');
    await seen(named('button', 'Begin'));
    named('label', 'Practice audit')()?.click(); // the example has two audit tools
    await press('Begin');
    begin('the task list');
    await press('Case history and chronology');
    begin('the practice area');
    (await seen(() => document.querySelector('input[type=radio][value=good]'))).click();
    return painted();
  };

  window.bench.example = async () => {
    await seen(named('button', 'Look round an example quarter'));
    const first = await painted();
    begin('entering the example');
    await press('Look round an example quarter');
    return { first, grade: await grade() };
  };

  window.bench.setUp = async () => {
    await seen(named('a', 'Set up this device'));
    const began = performance.now();
    begin('who works here');
    await press('Set up this device');
    await write('name', 'Ama Auditor');
    await write('role', 'Practice auditor');
    await press('Continue');
    begin('the passphrase');
    await write('new-passphrase', 'acid acorn acre 24');
    await write('new-passphrase-again', 'acid acorn acre 24');
    await press('Continue');
    begin('the recovery kit');
    await seen(() => document.getElementById('recovery-code'));
    const read = performance.now();
    await new Promise((done) => setTimeout(done, 3000)); // somebody reads the kit
    const reading = performance.now() - read;
    document.querySelector('main input[type=checkbox]').click();
    begin('taking the device into use');
    await press('Continue');
    await grade();
    begin('storing the grade');
    await seen(() => [...document.querySelectorAll('[role=status]')].find((line) => line.textContent.startsWith('Saved on this device')));
    const stored = (await painted()) - began - reading;
    begin('typing');
    return stored;
  };

  addEventListener('keydown', ({ timeStamp }) => painted().then((now) => window.bench.keys.push(now - timeStamp)), true);
})();
