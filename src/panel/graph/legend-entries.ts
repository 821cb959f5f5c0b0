// SPDX-License-Identifier: Apache-2.0
// The kinds that can occur in a drawing, as CSS that looks like the paint.
import type { Drawing } from './drawing';
import type { GrowthPalette } from './growth-palette';
import { type FillMode, possibleFill } from './paint-choice';
import type { GrowthPicture } from '../data/growth-model';
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
  if (picture.kind === 'snapshot') {
    return [];
  }
  const fills = possibleFill(picture, fill) === 'kept' ? keptEntries(palette) : evidenceEntries(picture, palette);
  const hinge: LegendEntry = {
    text: t('panel.legend.hinge', 'suspect'),
    background: `linear-gradient(0deg, ${palette.growth[3].text} 0 2px, ${palette.growth[3].fill} 2px)`,
  };
  const tick: LegendEntry = {
    text: t('panel.legend.tick', 'end of before'),
    background: `linear-gradient(90deg, ${palette.growth[3].fill} 0 7px, ${palette.growth[3].text} 7px 8px, ${palette.growth[3].fill} 8px)`,
  };
  return [
    ...fills,
    ...(mode === 'growth' ? [] : [{ text: t('panel.legend.stable', 'unchanged'), background: flat(palette) }]),
    ...(mode === 'union' ? [tick] : []),
    ...(picture.suspects.hinges.size > 0 ? [hinge] : []),
    ...shapeEntries(palette),
  ];
}

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
  if (facts !== undefined && details.steps > 0) {
    entries.push({
      text: t('panel.legend.jump', 'jumped, no climb'),
      background: `repeating-linear-gradient(45deg, ${jump.mark?.color ?? ''} 0 3px, ${jump.fill} 3px 6px)`,
    });
  }
  if (facts !== undefined && facts.standardErrorAt(0) > 0) {
    entries.push({
      text: t('panel.legend.noise', 'within noise'),
      background: `repeating-linear-gradient(90deg, ${noise[0].mark?.color ?? ''} 0 2px, transparent 2px 5px) bottom / 100% 2px no-repeat, ${noise[0].fill}`,
    });
  }
  return entries;
}

function keptEntries({ kept }: GrowthPalette): LegendEntry[] {
  const fills = kept.map(({ fill }) => fill).join(', ');
  return [
    {
      text: t('panel.legend.kept', 'of what was allocated: freed again … all still live'),
      background: `linear-gradient(90deg, ${fills})`,
    },
  ];
}

function shapeEntries({ growth, shrunk, gone, more }: GrowthPalette): LegendEntry[] {
  const [left, right] = [growth[3], shrunk];
  const hatch = more[0].mark?.color ?? '';
  return [
    {
      text: t('panel.legend.new', 'new'),
      background: `linear-gradient(135deg, ${left.text} 0 5px, ${left.fill} 5px)`,
    },
    {
      text: t('panel.legend.shrunk', 'shrunk'),
      background: `linear-gradient(225deg, ${right.text} 0 5px, ${right.fill} 5px)`,
    },
    {
      text: t('panel.legend.gone', 'gone'),
      background: 'transparent',
      boxShadow: `inset 0 0 0 1px ${gone.stroke ?? ''}`,
    },
    {
      text: t('panel.legend.more', 'several narrow ones'),
      background: `repeating-linear-gradient(135deg, ${hatch} 0 1px, ${more[0].fill} 1px 4px)`,
    },
  ];
}

function flat({ background, stable }: GrowthPalette): string {
  return `linear-gradient(0deg, ${background} 0 2px, ${stable.fill} 2px 8px, ${background} 8px)`;
}
