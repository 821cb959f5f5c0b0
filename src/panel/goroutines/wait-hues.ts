// SPDX-License-Identifier: Apache-2.0
import type { WaitReason } from './wait-reason';

/**
 * Hues of Grafana's palette by reason; undefined is grey. The frequent ones differ in lightness as well, for eyes that do not tell their
 * hues apart; the glyph tells all of them.
 */
export const HUE_OF_REASON: Readonly<Record<WaitReason, string | undefined>> = {
  'chan-receive': 'semi-dark-blue',
  'chan-send': 'orange',
  select: 'super-light-purple',
  io: 'super-light-blue',
  lock: 'dark-red',
  cond: 'light-yellow',
  'wait-group': 'yellow',
  sleep: 'light-green',
  syscall: 'dark-green',
  never: 'dark-purple',
  running: undefined,
  other: undefined,
};
