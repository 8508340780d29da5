// The stylesheet, compiled by the Sass package from npm, so that `@use "govuk-frontend/dist/govuk/…"` finds npm's
// package.

import { compile } from 'sass';

export function style() {
  return compile('style/main.scss', { loadPaths: ['node_modules'], style: 'compressed', quietDeps: true }).css;
}
