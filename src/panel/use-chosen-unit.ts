// SPDX-License-Identifier: Apache-2.0
import type { PanelProps } from '@grafana/data';
import { useMemo } from 'react';
import type { DatedPicture } from './data/use-last-good';
import { chosenUnitOf } from './format-amount';

/** The picture with the unit and decimals that the user set for the panel; the same object as long as nothing changes. */
export function useChosenUnit(
  dated: DatedPicture | undefined,
  { fieldConfig, data }: Pick<PanelProps, 'fieldConfig' | 'data'>
): DatedPicture | undefined {
  const { unit, decimals } = chosenUnitOf(fieldConfig, data.series);
  return useMemo(
    () => dated && { ...dated, picture: { ...dated.picture, chosenUnit: { unit, decimals } } },
    [dated, unit, decimals]
  );
}
