// The page that Plumbline is compared with: plain JavaScript, with the same form, style and names. It stores the form at every
// key, in localStorage and then in IndexedDB (`strict`), and neither seals nor checks anything. TOOL is the audit tool.

const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const list = (texts) => `<ul class="govuk-list govuk-list--bullet">${texts.map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`;
const button = (text) => `<button class="govuk-button" data-go="${text}">${text}</button>`;
const link = (text) => `<a class="govuk-link" href="#" data-go="${escape(text)}">${escape(text)}</a>`;
const field = (id, label) => `<div class="govuk-form-group"><label class="govuk-label" for="${id}">${label}</label><input class="govuk-input" id="${id}"></div>`;
const text = (id, label) => `<div class="govuk-form-group"><label class="govuk-label" for="${id}">${label}</label><textarea class="govuk-textarea" rows="5" id="${id}"></textarea></div>`;
const level = ({ grade, looks_like }) => `<dt>${GRADES[grade]}</dt><dd>${list(looks_like)}</dd>`;
const radio = (value, label) => `<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="grade-${value}" name="grade" value="${value}"><label class="govuk-label govuk-radios__label" for="grade-${value}">${label}</label></div>`;

const GRADES = { good: 'Good', requires_improvement: 'Requires improvement', inadequate: 'Inadequate', not_applicable: 'Not applicable', not_enough_evidence: 'Not enough evidence' };
const draft = { areas: {} };
let database;
let saving = false;
let stale = false;

const PAGES = {
  first: () => show('Practice audits, kept on this device', button('Look round an example quarter') + link('Set up this device')),
  who: () => show('Set up this device', field('name', 'Your name') + field('role', 'Your role') + button('Continue')),
  words: () => show('Choose a passphrase', field('new-passphrase', 'Passphrase') + field('new-passphrase-again', 'Type it again') + button('Continue')),
  kit: () => show('Print your recovery kit', `<p id="recovery-code">AAAA-AAAA</p><input type="checkbox" id="kept">${button('Continue')}`),
  desk: () => show('Desk', link('Begin an audit')),
  begin: () => show('Begin an audit', button('Begin')),
  tasks: () => show('Your audit', `<ul class="govuk-list">${TOOL.areas.map(({ name }) => `<li>${link(name)}</li>`).join('')}</ul>`),
  area: (area) => {
    const levels = area.descriptors.filter(({ grade }) => GRADES[grade]);
    const radios = Object.entries(GRADES).map(([value, label]) => radio(value, label));
    show(area.name, `<p class="govuk-body-l">${escape(area.about)}</p>${list(area.prompts)}
      <details class="govuk-details"><summary>What each grade looks like</summary><dl>${levels.map(level).join('')}</dl></details>
      <fieldset class="govuk-fieldset"><legend>What grade do you give?</legend><div class="govuk-radios">${radios.join('')}</div></fieldset>
      ${text('saw', 'What you saw')}${text('why', 'Why this grade')}${text('impact', 'What difference it made for the child (optional)')}
      <p id="saved" role="status"></p>`);
    const answers = (draft.areas[area.key] ??= {});
    document.querySelector('main').oninput = ({ target }) => {
      answers[target.name || target.id] = target.value;
      save();
    };
  },
};
const NEXT = { first: { 'Look round an example quarter': 'desk', 'Set up this device': 'who' }, who: 'words', words: 'kit', kit: 'desk', desk: 'begin', begin: 'tasks' };

function show(title, html) {
  document.querySelector('main').innerHTML = `<h1 class="govuk-heading-l" id="page-title" tabindex="-1">${escape(title)}</h1>${html}`;
  document.getElementById('page-title').focus();
}

let page = 'first';
function go(name) {
  const area = page === 'tasks' && TOOL.areas.find((area) => area.name === name);
  page = area ? 'area' : (NEXT[page][name] ?? NEXT[page]);
  PAGES[page](area);
}
document.addEventListener('click', (event) => {
  const { go: name } = event.target.dataset;
  if (!name) return;
  event.preventDefault();
  go(name);
});

function save() {
  localStorage.draft = JSON.stringify(draft);
  document.getElementById('saved').textContent = 'Saving…';
  if (saving) stale = true;
  else keep();
}

function keep() {
  saving = true;
  stale = false;
  const writing = database.transaction('drafts', 'readwrite', { durability: 'strict' });
  writing.objectStore('drafts').put(localStorage.draft, 'draft');
  writing.oncomplete = () => {
    saving = false;
    if (stale) return keep();
    document.getElementById('saved').textContent = `Saved on this device at ${new Date().toLocaleTimeString('en-GB')}`;
  };
}

const opening = indexedDB.open('plain');
opening.onupgradeneeded = () => opening.result.createObjectStore('drafts');
opening.onsuccess = () => {
  database = opening.result;
  PAGES.first();
};
