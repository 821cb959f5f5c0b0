// SPDX-License-Identifier: Apache-2.0
// The kinds that can occur in a drawing, as CSS that looks like the paint.
import type { Drawing } from './drawing';
import type { BoxLook, GrowthPalette } from './growth-palette';
import { waitLookOf } from './box-look';
import { MIN_JUMP_STEPS } from './node-signal';
import { type FillMode, possibleFill } from './paint-choice';
import type { GrowthPicture, Picture } from '../data/growth-model';
import { GLYPH_OF, waitReasonText } from '../goroutines/wait-reason';
import { t } from '../translate';

export interface LegendEntry {
  readonly text: string;
  readonly background: string;
  readonly boxShadow?: string;
}

interface LegendContent {
  readonly drawing: Drawing;
  readonly fill: FillMode;
  readonly palette: GrowthPalette;
}

/** Only what can be seen; the most frequent first, since a narrow panel cuts the end. */
export function legendEntries({ drawing, fill, palette }: LegendContent): LegendEntry[] {
  const { picture, mode } = drawing;
  const shown = possibleFill(picture, fill);
  if (picture.kind === 'snapshot') {
    return shown === 'waitReason' ? waitEntries(picture, palette) : [];
  }
  const isKept = shown === 'kept';
  const medium = palette.growth[3];
  const lined = (direction: string, from: number, to: number): string =>
    `linear-gradient(${direction}, ${medium.fill} 0 ${from}px, ${medium.text} ${from}px ${to}px, ${medium.fill} ${to}px)`;
  return [
    ...FILL_ENTRIES[shown](picture, palette),
    ...(mode === 'growth' ? [] : [{ text: t('panel.legend.stable', 'unchanged'), background: flat(palette) }]),
    ...(mode === 'union' ? [{ text: t('panel.legend.tick', 'end of before'), background: lined('90deg', 8, 9) }] : []),
    ...(picture.suspects.hinges.size > 0
      ? [{ text: t('panel.legend.hinge', 'suspect'), background: lined('0deg', 1, 3) }]
      : []),
    ...shapeEntries(palette, isKept),
  ];
}

const FILL_ENTRIES: Record<FillMode, (picture: GrowthPicture, palette: GrowthPalette) => LegendEntry[]> = {
  evidence: evidenceEntries,
  kept: (_, palette) => keptEntries(palette),
  waitReason: waitEntries,
};

function evidenceEntries({ facts, details }: GrowthPicture, palette: GrowthPalette): LegendEntry[] {
  const fills = palette.growth.map(({ fill }) => fill);
  const grown: LegendEntry =
    facts === undefined
      ? { text: t('panel.legend.grown', 'grown'), background: fills[3] }
      : {
          text: t('panel.legend.evidence', 'grown, paler with less evidence'),
          background: `linear-gradient(90deg, ${fills.join(', ')})`,
        };
  const { jump, noise } = palette;
  const entries = [grown];
  if (facts !== undefined && details.steps >= MIN_JUMP_STEPS) {
    entries.push({
      text: t('panel.legend.jump', 'jumped, no climb'),
      background: `repeating-linear-gradient(45deg, ${jump.mark?.color ?? ''} 0 3px, ${jump.fill} 3px 6px)`,
    });
  }
  if (facts !== undefined && facts.standardErrorAt(0) > 0) {
    entries.push({
      text: t('panel.legend.noise', 'within noise'),
      background: dotted(noise[0]),
    });
  }
  return entries;
}

function keptEntries({ kept, keptUnknown }: GrowthPalette): LegendEntry[] {
  const fills = kept.map(({ fill }) => fill).join(', ');
  return [
    {
      text: t('panel.legend.kept', 'of what was allocated: freed again … all still live'),
      background: `linear-gradient(90deg, ${fills})`,
    },
    { text: t('panel.legend.keptUnknown', 'not known'), background: dotted(keptUnknown) },
  ];
}

// With the glyph, so that no reason is told by colour alone.
function waitEntries({ waits }: Picture, palette: GrowthPalette): LegendEntry[] {
  return [
    ...(waits?.present ?? []).map((reason) => ({
      text: `${GLYPH_OF[reason]} ${waitReasonText(reason)}`,
      background: waitLookOf(palette, reason).fill,
    })),
    { text: t('panel.wait.mixed', 'several'), background: palette.waitMixed.fill },
  ];
}

function shapeEntries(palette: GrowthPalette, isKept: boolean): LegendEntry[] {
  const { growth, kept, shrunk, gone } = palette;
  const [grown, less, more] = isKept ? [kept[3], kept[0], palette.keptMore] : [growth[3], shrunk, palette.more[0]];
  return [
    {
      text: t('panel.legend.new', 'new'),
      background: `linear-gradient(135deg, ${grown.text} 0 5px, ${grown.fill} 5px)`,
    },
    {
      text: t('panel.legend.shrunk', 'shrunk'),
      background: `linear-gradient(225deg, ${less.text} 0 5px, ${less.fill} 5px)`,
    },
    {
      text: t('panel.legend.gone', 'gone'),
      background: 'transparent',
      boxShadow: `inset 0 0 0 1px ${gone.stroke ?? ''}`,
    },
    {
      text: t('panel.legend.more', 'several narrow ones'),
      background: `repeating-linear-gradient(135deg, ${more.mark?.color ?? ''} 0 1px, ${more.fill} 1px 4px)`,
    },
  ];
}

function dotted({ fill, mark }: BoxLook): string {
  const dots = `repeating-linear-gradient(90deg, ${mark?.color ?? ''} 0 2px, transparent 2px 5px)`;
  return `${dots} bottom / 100% 2px no-repeat, ${fill}`;
}

function flat({ background, stable }: GrowthPalette): string {
  return `linear-gradient(0deg, ${background} 0 2px, ${stable.fill} 2px 8px, ${background} 8px)`;
}
