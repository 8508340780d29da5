// The quarter's files, as another program would read them: CSV as in RFC 4180, JSON by its schema.

import assert from 'node:assert/strict';

// Rows of a CSV file as objects, by its header. Every line must end in CR LF.
export function parseCsv(text) {
  assert.ok(text.endsWith('\r\n'), 'the last line ends too');
  assert.equal(text.replaceAll('\r\n', '').search(/[\r\n]/), -1, 'no other line ends');
  const [header, ...lines] = text.slice(0, -2).split('\r\n');
  const names = header.split(',');
  const rows = lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    assert.equal(cells.length, names.length, line);
    return Object.fromEntries(names.map((name, n) => [name, cells[n][1]?.replaceAll('""', '"') ?? cells[n][2]]));
  });
  return { header, rows };
}

// Where a value breaks a JSON Schema (draft 2020-12): [] if nowhere. An unknown keyword is an error of the test.
export function breaches(schema, value, root = schema, at = '$') {
  const inside = (part, value, where = at) => breaches(part, value, root, where);
  const says = (broken, what) => (broken ? [`${at}: ${what}`] : []);
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  const typed = (type) => ({
    null: value === null, array: Array.isArray(value), object: isObject, integer: Number.isInteger(value),
  })[type] ?? typeof value === type;
  const checks = {
    $ref: (ref) => inside(ref.slice(2).split('/').reduce((part, key) => part[key], root), value),
    type: (types) => says(![types].flat().some(typed), `is no ${types}`),
    const: (only) => says(value !== only, `is not ${only}`),
    enum: (all) => says(!all.includes(value), `is none of ${all}`),
    minimum: (least) => says(typeof value === 'number' && value < least, `is under ${least}`),
    maximum: (most) => says(typeof value === 'number' && value > most, `is over ${most}`),
    minLength: (least) => says(typeof value === 'string' && value.length < least, 'is too short'),
    maxItems: (most) => says(Array.isArray(value) && value.length > most, 'has too many items'),
    minItems: (least) => says(Array.isArray(value) && value.length < least, 'has too few items'),
    pattern: (form) => says(typeof value === 'string' && !new RegExp(form, 'u').test(value), `does not match ${form}`),
    required: (names) => (isObject ? names.flatMap((name) => says(!(name in value), `lacks ${name}`)) : []),
    items: (each) => (Array.isArray(value) ? value.flatMap((item, n) => inside(each, item, `${at}[${n}]`)) : []),
    properties: (named) =>
      isObject ? Object.keys(named).filter((name) => name in value).flatMap((name) => inside(named[name], value[name], `${at}.${name}`)) : [],
    additionalProperties: (allowed) => {
      assert.equal(allowed, false);
      return isObject ? Object.keys(value).flatMap((name) => says(!(name in (schema.properties ?? {})), `has ${name}`)) : [];
    },
    allOf: (all) => all.flatMap((part) => inside(part, value)),
    anyOf: (any) => says(!any.some((part) => inside(part, value).length === 0), 'fits none of the forms'),
  };
  const words = ['$schema', '$id', '$defs', 'title', 'description', 'format', '$comment'];
  return Object.entries(schema)
    .filter(([keyword]) => !words.includes(keyword))
    .flatMap(([keyword, argument]) => {
      assert.ok(checks[keyword], `the schema’s “${keyword}” is not known to this test`);
      return checks[keyword](argument);
    });
}

// Chooses to see figures that are kept back from whoever may still grade blind, and waits for them.
export async function showFigures(page) {
  const show = page.getByRole('button', { name: /^Show the figures/ });
  await page.getByRole('table').or(show).first().waitFor();
  if (await show.count()) await show.click();
  await page.getByRole('table').first().waitFor();
}
