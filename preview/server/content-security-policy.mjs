// SPDX-License-Identifier: Apache-2.0
// The two policies that the page can be served with.

/** Grafana's default template (conf/defaults.ini, content_security_policy_template), without its own analytics hosts. */
const GRAFANA_DEFAULT = [
  "script-src 'self' 'unsafe-eval' 'unsafe-inline' 'strict-dynamic' 'nonce-$NONCE'",
  "object-src 'none'",
  "font-src 'self'",
  "style-src 'self' 'unsafe-inline' blob:",
  'img-src * data:',
  "base-uri 'self'",
  "connect-src 'self' grafana.com ws://$HOST wss://$HOST",
  "manifest-src 'self'",
  "media-src 'none'",
  "form-action 'self'",
];

/** No eval, no inline script, no worker, nothing from elsewhere, and no string that becomes script outside the loader's policy. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'nonce-$NONCE'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types seep-preview',
];

/**
 * @param {'default' | 'strict'} kind
 * @param {{ nonce: string, host: string }} values host with port
 * @returns {string} header value
 */
export function contentSecurityPolicy(kind, { nonce, host }) {
  const parts = kind === 'strict' ? STRICT : GRAFANA_DEFAULT;
  return parts.join(';').replaceAll('$NONCE', nonce).replaceAll('$HOST', host);
}
