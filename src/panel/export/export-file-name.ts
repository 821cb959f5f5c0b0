// SPDX-License-Identifier: Apache-2.0
import type { FrameDetails } from '../data/frame-details';

const MOST_TITLE_CHARACTERS = 60;

/**
 * Name of a file that is saved: "seep-checkout-heap-2026-08-01T10-27-00Z.pb.gz". What is no letter, digit, dot or dash of ASCII becomes a
 * dash: the name is one word for every file system and shell. The time is that of the later capture, where it is known.
 */
export function exportFileName(
  title: string,
  { afterUnixMs }: Pick<FrameDetails, 'afterUnixMs'>,
  ending: string
): string {
  const safe = title
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, MOST_TITLE_CHARACTERS)
    .replace(/^[-.]+|[-.]+$/g, '');
  const time = new Date(afterUnixMs ?? Number.NaN);
  const parts = [
    'seep',
    ...(safe === '' ? ['growth'] : [safe]),
    ...(Number.isNaN(time.getTime())
      ? []
      : [
          time
            .toISOString()
            .replace(/\.\d+Z$/, 'Z')
            .replaceAll(':', '-'),
        ]),
  ];
  return `${parts.join('-')}.${ending}`;
}
