// Packs as another program writes them, from docs/pack-format.md alone: the data that a device should have before a
// journey begins.

import { createHash } from 'node:crypto';
import { AREAS } from './audit.mjs';

export const ADA = person('Ada Clarke', 'Practice auditor');
export const MO = person('Mo Second', 'Head of service');

// The longest that the program allows.
export const LONG_NAME = 'Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley of Stoke Gifford and Yates';
export const LONG_REFERENCE = 'PERMANENCE/2024/Q3/000000000000000000193';
export const LONG_TEXT = 'The plan of June was on paper, signed by the family and by the chair. '.repeat(8).trim();

// A key for receiving files, of a device that does not exist.
export const KEY = 'age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa';

const at = '2024-12-16T16:45:00Z';
const tool = { id: 'practice-audit', version: 1 };
const areas = AREAS.map(({ key }) => ({ area: key, grade: 'good' }));

// A UUID version 7 that is the same for the same words.
export function idOf(words) {
  const raw = createHash('sha256').update(words).digest().subarray(0, 16);
  raw.writeUIntBE(1_734_367_500_000, 0, 6);
  raw[6] = (raw[6] & 0x0f) | 0x70;
  raw[8] = (raw[8] & 0x3f) | 0x80;
  return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function person(name, role) {
  return { id: idOf(`person ${name}`), name, role };
}

// A submitted audit, graded good in every area, with one action.
export function submitted(reference, { who = ADA, grade = 'good', day = '2024-12-16' } = {}) {
  const about = idOf(`audit ${reference}`);
  const graded = areas.map((given) => ({ ...given, saw: `Seen in ${given.area}`, why: 'It shapes the plan.' }));
  return {
    id: idOf(`submission ${reference}`), at, who, about,
    body: {
      kind: 'audit_submitted', tool, areas: graded, completed_on: day,
      case: {
        reference, service_area: 'permanence', audit_type: 'monthly',
        from: '2024-06-01', to: '2024-11-30', audited_on: day,
      },
      family: [
        { speaker: 'child', outcome: { outcome: 'spoke', method: 'home-visit', on: '2024-12-12' } },
        { speaker: 'parent', outcome: { outcome: 'not_reached', attempts: 3 } },
      ],
      overall: { grade, reason: 'As the areas.' },
      actions: [{
        id: idOf(`action ${reference}`), what: 'Write the plan again with the family', owner: 'Team manager',
        due: '2027-01-31', puts_right: 'The child knows what happens next', finding: 'overall',
      }],
    },
  };
}

// An entry about an audit, after another of its entries.
function following(after, who, body) {
  const id = idOf(JSON.stringify([after.id, who.name, body]));
  return { id, at, who, about: after.about, after: [after.id], body };
}

export const corrected = (submission, who, grade, reason) =>
  following(submission, who, {
    kind: 'submission_corrected', reason,
    submission: { ...without(submission.body, 'kind'), overall: { grade, reason: 'As corrected.' } },
  });

export const moderated = (submission, grade) =>
  following(submission, MO, {
    kind: 'moderation_committed', mode: 'blind', areas, overall: { grade, reason: 'As the areas.' },
  });

export const agreed = (moderation, who, grade, reason) =>
  following(moderation, who, { kind: 'grade_agreed', areas, overall: { grade, reason } });

export const concerned = (submission) =>
  following(submission, ADA, {
    kind: 'concern_raised', id: idOf(`concern ${submission.id}`), what: 'A child alone at night.',
    case: submission.body.case.reference,
  });

// The file, unsealed. Entries of one audit may be passed in lists.
export function pack(entries, { purpose = 'gather', by = ADA, name = 'from-elsewhere.ndjson' } = {}) {
  const all = entries.flat();
  const sorted = [...new Map(all.map((entry) => [entry.id, entry])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = sorted.map((entry) => `${canonical(entry)}\n`).join('');
  const header = {
    format: 'plumbline pack', version: 1, needs: 1, purpose, made: { by, at }, program: 'a test',
    entries: sorted.length, audits: new Set(sorted.map((entry) => entry.about)).size,
    sha256: createHash('sha256').update(lines).digest('hex'),
  };
  return { name, buffer: Buffer.from(`${JSON.stringify(header)}\n${lines}`) };
}

const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([other]) => other !== key));

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  const fields = keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${fields.join(',')}}`;
}
