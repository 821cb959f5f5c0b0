// SPDX-License-Identifier: Apache-2.0
// The index page of net/http/pprof as data: which profiles there are and how many entries each has.
import { SourceError } from './source-error';

export interface ListedProfile {
  /** As the program registered it; custom profiles have any name. Data: never part of a path. */
  readonly name: string;
  /** Stacks in the profile, for `goroutine` the number of goroutines; 0 for what is not counted (profile, trace, cmdline). */
  readonly count: number;
}

/** A program has some ten profiles; a page with more rows is none of ours to hold in memory. */
const MAX_PROFILES = 1000;
const MAX_NAME_LENGTH = 300;
const ENTITIES: ReadonlyArray<readonly [entity: string, character: string]> = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&#34;', '"'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
];

/**
 * The rows of the table, in page order. Every row looks like `<tr><td>111<td><a href=heap?debug=1>heap</a>` in all versions from Go
 * 1.5 to 1.27; quotes, closing tags and attributes differ. One pass, no regular expression over the page.
 * @throws SourceError `unexpected-answer` when there is no such row
 */
export function parseIndexPage(html: string): readonly ListedProfile[] {
  const profiles: ListedProfile[] = [];
  let from = html.indexOf('<tr');
  while (from >= 0 && profiles.length < MAX_PROFILES) {
    const next = html.indexOf('<tr', from + 3);
    const profile = parseRow(html.slice(from, next < 0 ? undefined : next));
    if (profile !== undefined) {
      profiles.push(profile);
    }
    from = next;
  }
  if (profiles.length === 0) {
    throw new SourceError('unexpected-answer', 'the page is not the index of net/http/pprof');
  }
  return profiles;
}

function parseRow(row: string): ListedProfile | undefined {
  const anchor = row.indexOf('<a ');
  const nameStart = anchor < 0 ? -1 : row.indexOf('>', anchor) + 1;
  const nameEnd = nameStart <= 0 ? -1 : row.indexOf('<', nameStart);
  const count = firstNumber(row.slice(0, Math.max(0, anchor)));
  const linksToProfile = row.slice(Math.max(0, anchor), Math.max(0, nameStart)).includes('debug=1');
  if (nameEnd < 0 || count === undefined || !linksToProfile) {
    return undefined;
  }
  const name = unescapeHtml(row.slice(nameStart, nameEnd).trim());
  return name === '' || name.length > MAX_NAME_LENGTH ? undefined : { name, count };
}

/** The first text between tags that is a number. */
function firstNumber(html: string): number | undefined {
  for (const piece of html.split('>')) {
    const tag = piece.indexOf('<');
    const text = (tag < 0 ? piece : piece.slice(0, tag)).trim();
    if (/^\d{1,15}$/.test(text)) {
      return Number(text);
    }
  }
  return undefined;
}

function unescapeHtml(text: string): string {
  return ENTITIES.reduce((result, [entity, character]) => result.replaceAll(entity, character), text);
}
