// SPDX-License-Identifier: Apache-2.0
// Amounts of a picture in words: in the unit that the user chose for the panel, else as pprof writes them.
import { type DataFrame, type FieldConfigSource, formattedValueToString, getValueFormat } from '@grafana/data';
import { formatChange, formatQuantity } from '#pkg/base';
import { findField } from './data/frame-fields';
import type { Picture } from './data/picture';

/** A unit of Grafana and digits behind the point; undefined where the user did not choose. */
export interface ChosenUnit {
  readonly unit: string | undefined;
  readonly decimals: number | undefined;
}

/**
 * What the user set in the panel: its default, which counts less than what the data says in Grafana and more here, or an override, which
 * Grafana has put into the field already.
 */
export function chosenUnitOf({ defaults, overrides }: FieldConfigSource, series: readonly DataFrame[]): ChosenUnit {
  const isOverridden = (id: string): boolean =>
    overrides.some(({ properties }) => properties.some((property) => property.id === id));
  const config = series.map((frame) => findField(frame, 'value')?.config).find((found) => found !== undefined);
  return {
    unit: (isOverridden('unit') ? config?.unit : undefined) ?? defaults.unit,
    decimals: (isOverridden('decimals') ? config?.decimals : undefined) ?? defaults.decimals ?? undefined,
  };
}

/** "385.2 MiB", or what the chosen unit makes of it. */
export function formatIn(picture: Picture, amount: number): string {
  const { unit, chosenUnit } = { unit: picture.tree.unit, chosenUnit: picture.chosenUnit };
  if (!Number.isFinite(amount) || !isChosen(chosenUnit)) {
    return formatQuantity(amount, unit);
  }
  const format = getValueFormat(chosenUnit.unit ?? GRAFANA_UNIT[unit] ?? unit);
  return formattedValueToString(format(amount, chosenUnit.decimals));
}

/** The same with its sign always shown. */
export function formatChangeIn(picture: Picture, change: number): string {
  if (!isChosen(picture.chosenUnit)) {
    return formatChange(change, picture.tree.unit);
  }
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  return sign + formatIn(picture, Math.abs(change));
}

/** Whether the user chose anything. */
export function isChosen(chosen: ChosenUnit | undefined): chosen is ChosenUnit {
  return chosen?.unit !== undefined || chosen?.decimals !== undefined;
}

const GRAFANA_UNIT: Readonly<Record<string, string>> = { bytes: 'bytes', nanoseconds: 'ns', count: 'none' };
