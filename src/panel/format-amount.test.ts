// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, type DataFrame, type FieldConfigSource } from '@grafana/data';
import { finishAtOnce } from '#pkg/base';
import { readGrowthModel } from './data/growth-model';
import type { Picture } from './data/picture';
import { type ChosenUnit, chosenUnitOf, formatChangeIn, formatIn } from './format-amount';

function frameOf(unit: string): DataFrame {
  const fields = ['level', 'self', 'label'].map((name) => ({ name, values: [name === 'label' ? 'total' : 0] }));
  return createDataFrame({ fields: [...fields, { name: 'value', values: [0], config: { unit, decimals: 3 } }] });
}

function pictureOf(unit: string, chosenUnit: ChosenUnit): Picture {
  const model = finishAtOnce(readGrowthModel([frameOf(unit)]));
  if (model.kind !== 'snapshot') {
    throw new Error(model.kind);
  }
  return { ...model, chosenUnit };
}

const NONE_CHOSEN = { unit: undefined, decimals: undefined };

describe('formatIn', () => {
  it.each([
    ['bytes', NONE_CHOSEN, '1.5 MiB'],
    ['bytes', { unit: 'decbytes', decimals: undefined }, '1.57 MB'],
    ['bytes', { unit: undefined, decimals: 3 }, '1.500 MiB'],
    ['short', { unit: undefined, decimals: 0 }, '1572864'],
    ['short', { unit: 'suffix:goroutines', decimals: 0 }, '1572864 goroutines'],
  ])('writes %s, chosen %j, as %s', (unit, chosen, text) => {
    const picture = pictureOf(unit, chosen);
    expect(formatIn(picture, 1_572_864)).toBe(text);
    expect(formatChangeIn(picture, 1_572_864)).toBe(`+${text}`);
    expect(formatChangeIn(picture, -1_572_864)).toBe(`−${text}`);
  });
});

describe('chosenUnitOf', () => {
  const series = [frameOf('bytes')];
  const override = (id: string): FieldConfigSource['overrides'] => [
    { matcher: { id: 'byName', options: 'value' }, properties: [{ id, value: 'x' }] },
  ];

  it('is nothing where the data alone has a unit', () => {
    expect(chosenUnitOf({ defaults: {}, overrides: override('links') }, series)).toEqual(NONE_CHOSEN);
  });

  it('is what the panel says, and an override before that', () => {
    expect(chosenUnitOf({ defaults: { unit: 'short', decimals: 0 }, overrides: [] }, series)).toEqual({
      unit: 'short',
      decimals: 0,
    });
    expect(chosenUnitOf({ defaults: { unit: 'short' }, overrides: override('unit') }, series).unit).toBe('bytes');
  });
});
