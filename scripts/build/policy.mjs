// The content security policy of a page: only what is named here, and inline scripts and styles by digest.

import { createHash } from 'node:crypto';

const inline = (tag) => new RegExp(`<${tag}(?![^>]*\\ssrc=)([^>]*)>([^]*?)</${tag}>`, 'g');
const isData = (attributes) => /\stype="(?!module|text\/javascript)/.test(attributes);

export const digest = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function digests(html, tag) {
  return [...html.matchAll(inline(tag))]
    .filter(([, attributes]) => !isData(attributes))
    .map(([, , text]) => `'${digest(text)}'`);
}

// `sources` gives the sources of each directive; digests are added to those of scripts and styles.
export function withPolicy(html, sources) {
  const noHandlers = !/<[a-z][^>]*\son[a-z]+=/i.test(html.replace(inline('script'), '').replace(inline('style'), ''));
  if (!noHandlers) throw new Error('an inline event handler is in the page: the policy would block it');

  const policy = {
    'default-src': ["'none'"],
    ...sources,
    'script-src': [...digests(html, 'script'), ...(sources['script-src'] ?? []), "'wasm-unsafe-eval'"],
    'style-src': [...digests(html, 'style'), ...(sources['style-src'] ?? [])],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  const text = Object.entries(policy).map(([name, values]) => [name, ...values].join(' ')).join('; ');
  const charset = '<meta charset="utf-8">';
  if (!html.includes(charset)) throw new Error(`index.html has no ${charset} for the policy to follow`);
  return html.replace(charset, () => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${text}">`);
}
