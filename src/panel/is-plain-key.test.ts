// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent } from 'react';
import { isPlainKey } from './is-plain-key';

type Key = Pick<KeyboardEvent, 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

/** What isPlainKey says of a key that is pressed on `target`. */
function isPlain(modifiers: KeyboardEventInit, target: HTMLElement = document.createElement('div')): boolean {
  const native = new KeyboardEvent('keydown', { key: '[', ...modifiers });
  const key: Key = {
    ...{ target, ctrlKey: native.ctrlKey, metaKey: native.metaKey, altKey: native.altKey },
    getModifierState: (name) => native.getModifierState(name),
  };
  // Of the rest of React's event nothing is read.
  return isPlainKey(key as KeyboardEvent);
}

function inputOf(type: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type });
}

describe('isPlainKey', () => {
  it('takes keys without a modifier, and with Shift', () => {
    expect(isPlain({})).toBe(true);
    expect(isPlain({ shiftKey: true })).toBe(true);
  });

  it.each([[{ ctrlKey: true }], [{ altKey: true }], [{ metaKey: true }], [{ ctrlKey: true, altKey: true }]])(
    'leaves %j to the browser and to Grafana',
    (modifiers) => {
      expect(isPlain(modifiers)).toBe(false);
    }
  );

  it('takes what AltGr writes, however it is reported', () => {
    expect(isPlain({ modifierAltGraph: true })).toBe(true);
    expect(isPlain({ ctrlKey: true, altKey: true, modifierAltGraph: true })).toBe(true);
    expect(isPlain({ ctrlKey: true, altKey: true, metaKey: true, modifierAltGraph: true })).toBe(false);
  });

  it('leaves text to fields, with AltGr too', () => {
    expect(isPlain({}, inputOf('text'))).toBe(false);
    expect(isPlain({ ctrlKey: true, altKey: true, modifierAltGraph: true }, inputOf('text'))).toBe(false);
    expect(isPlain({}, document.createElement('textarea'))).toBe(false);
    expect(isPlain({}, inputOf('radio'))).toBe(true);
  });
});
