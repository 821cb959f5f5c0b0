// SPDX-License-Identifier: Apache-2.0
// Every key of the panel in words: the list behind "?".
import { t } from '../translate';

export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

export function panelKeys(): readonly KeyGroup[] {
  return [
    {
      title: t('panel.keys.walk', 'Walk the graph'),
      lines: [
        line(['↓', '↑'], t('panel.keys.vertical', 'Away from the zero line and back; across it at the root')),
        line(['←', '→'], t('panel.keys.horizontal', 'To the sibling before or after')),
        line(['Home', 'End'], t('panel.keys.ends', 'To the root; to the last sibling')),
        line(['Enter'], t('panel.keys.enter', 'Give the frame the whole width; open a box of several')),
        line(['Backspace', 'Esc'], t('panel.keys.out', 'Out by one frame; all the way out')),
        line(['1 … 9'], t('panel.keys.suspects', 'To the suspect of this rank')),
        line(['Shift F10'], t('panel.keys.menu', 'Menu of the frame')),
      ],
    },
    {
      title: t('panel.keys.look', 'Look at it in another way'),
      lines: [
        line(['g', 'a', 'u'], t('panel.keys.modes', 'Width is growth; after; union of before and after')),
        line(['Space'], t('panel.keys.blink', 'Hold: before and after in turn, frames keep their place')),
        line(['r'], t('panel.keys.retention', 'Colour by how much of what was allocated is kept')),
        line(['w'], t('panel.keys.waits', 'Colour goroutines by what they wait for')),
        line(['n'], t('panel.keys.share', 'Normalised (share) on and off')),
        line(['m'], t('panel.keys.own', 'Only my code')),
        line(['f'], t('panel.keys.next', 'Next of several profiles')),
      ],
    },
    {
      title: t('panel.keys.time', 'Choose before and after'),
      lines: [
        line(['[', ']'], t('panel.keys.before', 'Before: one capture earlier or later')),
        line(['{', '}'], t('panel.keys.after', 'After: one capture earlier or later')),
      ],
    },
    {
      title: t('panel.keys.other', 'Search and take along'),
      lines: [
        line(['/'], t('panel.keys.search', 'Search functions')),
        line(['e'], t('panel.keys.export', 'Export')),
        line(['?'], t('panel.keys.help', 'This list')),
      ],
    },
  ];
}

function line(keys: readonly string[], does: string): KeyLine {
  return { keys, does };
}
