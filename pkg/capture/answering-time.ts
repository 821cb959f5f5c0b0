// SPDX-License-Identifier: Apache-2.0
import type { Capture, Scrape } from './capture';

/**
 * When the target worked at the profiles of a scrape, by its own clock: from the first profile begun, as they say themselves, for as
 * long as the answers took. Nothing when either is not known.
 */
export function answeringTimeOf({ heap, goroutine, answerMs }: Scrape): Pick<Capture, 'answering'> {
  const begun = [heap, goroutine].flatMap((profile) =>
    profile === undefined || profile.timeUnixMs === 0 ? [] : [profile.timeUnixMs]
  );
  if (begun.length === 0 || answerMs === undefined) {
    return {};
  }
  const fromUnixMs = Math.min(...begun);
  return { answering: { fromUnixMs, toUnixMs: fromUnixMs + answerMs } };
}
