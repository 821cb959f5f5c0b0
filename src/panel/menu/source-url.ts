// SPDX-License-Identifier: Apache-2.0

/** Where a function stands; line1 is 0 when not known. */
export interface SourcePlace {
  readonly file: string;
  readonly line1: number;
}

/**
 * Address of a line of code: {file} and {line} of a template such as "https://github.com/acme/shop/blob/main/{file}#L{line}" replaced;
 * doubled braces mean the same. The file is data of the profile: it is encoded, so that it stays a path, and neither ".." nor a template
 * that has it right after the host leads elsewhere. undefined without a template or a file, and for what is not an http address.
 */
export function sourceUrl(template: string, { file, line1 }: SourcePlace): string | undefined {
  const segments = file.split(/[\\/]+/).filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0 || segments.includes('..')) {
    return undefined;
  }
  const path = segments.map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'))).join('/');
  const address = template.replace(/\{\{(file|line)\}\}|\{(file|line)\}/g, (_, doubled?: string, single?: string) =>
    (doubled ?? single) === 'file' ? path : String(Math.max(1, line1))
  );
  const origin = webOriginOf(address);
  return origin !== undefined && origin === webOriginOf(template.slice(0, template.search(/\{|$/)))
    ? address
    : undefined;
}

function webOriginOf(address: string): string | undefined {
  try {
    const { protocol, origin } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
  } catch {
    return undefined;
  }
}
