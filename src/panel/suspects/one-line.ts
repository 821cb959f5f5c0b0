// SPDX-License-Identifier: Apache-2.0
// Styles of the parts of a row of the list that have one line each, however much there is to say.

/** Several parts; those that do not fit wrap, behind the one line that is shown: they are there whole or not at all. */
export const ONE_LINE = {
  display: 'flex',
  flexWrap: 'wrap',
  flex: '1 1 0',
  minWidth: 0,
  height: '1lh',
  overflow: 'hidden',
} as const;

/** One part; what of it does not fit is cut off. Spaces in it count. */
export const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
