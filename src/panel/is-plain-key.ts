// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent } from 'react';

// Inputs in which a letter is no text.
const NOT_TYPED_INTO: ReadonlySet<string> = new Set(['radio', 'checkbox', 'button', 'range']);

/**
 * Whether a key is meant for the panel: with a modifier it is the browser's or Grafana's, in a field it is text. AltGr, which is also
 * reported as Ctrl and Alt, is no such modifier: many keyboards need it to write a bracket.
 */
export function isPlainKey(event: KeyboardEvent): boolean {
  const { target } = event;
  const isTyping =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !NOT_TYPED_INTO.has(target.type)) ||
    (target instanceof HTMLElement && target.isContentEditable);
  const isCommand = (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph');
  return !isTyping && !isCommand && !event.metaKey;
}
