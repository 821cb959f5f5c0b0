// SPDX-License-Identifier: Apache-2.0

/** What can be taken along. */
export type ExportKind = 'pprof' | 'folded' | 'svg' | 'png' | 'markdown' | 'copy';

/** Endings of the files. */
export const ENDING_OF: Readonly<Record<Exclude<ExportKind, 'copy'>, string>> = {
  pprof: 'pb.gz',
  folded: 'folded',
  svg: 'svg',
  png: 'png',
  markdown: 'md',
};
