// SPDX-License-Identifier: Apache-2.0
// Why a goroutine waits, as few kinds as one can tell apart by eye.
import { t } from '../translate';

/** `never`: on a select without cases, or a nil channel: nothing can wake it. */
export const WAIT_REASONS = [
  'chan-receive',
  'chan-send',
  'select',
  'io',
  'lock',
  'cond',
  'wait-group',
  'sleep',
  'syscall',
  'never',
  'running',
  'other',
] as const;

export type WaitReason = (typeof WAIT_REASONS)[number];

/**
 * Painted before the label of a frame that waits, so that no reason is told by colour alone. Of the characters that are one column wide
 * in every font of fixed width.
 */
export const GLYPH_OF: Readonly<Record<WaitReason, string>> = {
  ...{ 'chan-receive': '←', 'chan-send': '→', select: '¦', io: '~', lock: '#', cond: '?', 'wait-group': '&' },
  ...{ sleep: '…', syscall: '$', never: '×', running: '»', other: '·' },
};

/** Before the label of a frame below which goroutines are proved to wait for ever. */
export const PROVEN_GLYPH = '‼';

// Beginnings of the texts of debug=2 (waitReasonStrings and gStatusStrings in runtime, Go 1.26), the longer ones first.
const REASON_OF_STATE: ReadonlyArray<readonly [state: string, reason: WaitReason]> = [
  ['chan receive (nil chan)', 'never'],
  ['chan send (nil chan)', 'never'],
  ['select (no cases)', 'never'],
  ['chan receive', 'chan-receive'],
  ['chan send', 'chan-send'],
  ['select', 'select'],
  ['IO wait', 'io'],
  ['sync.Cond', 'cond'],
  ['sync.WaitGroup', 'wait-group'],
  ['sync.', 'lock'],
  ['semacquire', 'lock'],
  ['sleep', 'sleep'],
  ['syscall', 'syscall'],
  ['run', 'running'],
];

/** The kind of a state in the words of debug=2; undefined for none ("" or undefined). */
export function waitReasonOf(state: string | undefined): WaitReason | undefined {
  if (state === undefined || state === '') {
    return undefined;
  }
  return REASON_OF_STATE.find(([start]) => state.startsWith(start))?.[1] ?? 'other';
}

/** A reason in words: "chan send". */
export function waitReasonText(reason: WaitReason): string {
  return TEXT_OF[reason]();
}

const TEXT_OF: Readonly<Record<WaitReason, () => string>> = {
  'chan-receive': () => t('panel.wait.receive', 'chan receive'),
  'chan-send': () => t('panel.wait.send', 'chan send'),
  select: () => t('panel.wait.select', 'select'),
  io: () => t('panel.wait.io', 'IO wait'),
  lock: () => t('panel.wait.lock', 'mutex'),
  cond: () => t('panel.wait.cond', 'cond'),
  'wait-group': () => t('panel.wait.group', 'wait group'),
  sleep: () => t('panel.wait.sleep', 'sleep'),
  syscall: () => t('panel.wait.syscall', 'syscall'),
  never: () => t('panel.wait.never', 'nothing, for ever'),
  running: () => t('panel.wait.running', 'running'),
  other: () => t('panel.wait.other', 'other'),
};
