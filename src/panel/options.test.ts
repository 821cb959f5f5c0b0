// SPDX-License-Identifier: Apache-2.0
import { standardEditorsRegistry } from '@grafana/data';
import fc from 'fast-check';
import { migrateOptions } from './migrate-options';
import { completeOptions, DEFAULT_OPTIONS, OPTIONS_VERSION } from './options';
import { plugin } from './module';

// As Grafana reads it from a dashboard's JSON, of which nothing is known.
const migrate = (options: unknown) => migrateOptions(JSON.parse(JSON.stringify({ id: 1, type: 'panel', options })));
const EDITORS = ['radio', 'boolean', 'slider', 'text'];
standardEditorsRegistry.setInit(() => EDITORS.map((id) => ({ id, name: id, editor: () => null })));

describe('options', () => {
  it('are complete without any, and whatever was stored', () => {
    expect(completeOptions(undefined)).toEqual(DEFAULT_OPTIONS);
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(Object.keys(completeOptions(stored))).toEqual(Object.keys(DEFAULT_OPTIONS));
      })
    );
    const damaged = { widthMode: 'wide', colorBy: 1, rowHeightCssPx: 1000, filters: null, showSuspects: 'yes' };
    expect(completeOptions(damaged)).toEqual(DEFAULT_OPTIONS);
  });

  it('replace dashboard variables in every text, and only there', () => {
    const replace = (text: string) => text.replaceAll('$app', 'cart');
    const stored = {
      filters: 'SS: $app',
      ownPackages: '^$app/',
      sourceUrlTemplate: 'https://git/$app',
      widthMode: '$app',
    };
    expect(completeOptions(stored, replace)).toMatchObject({
      filters: 'SS: cart',
      ownPackages: '^cart/',
      sourceUrlTemplate: 'https://git/cart',
      widthMode: 'growth',
    });
  });
});

describe('migrateOptions', () => {
  it('takes over what the first version stored, with row heights that are still offered', () => {
    expect(migrate({ showSuspects: false, rowHeightCssPx: 24 })).toEqual({
      ...DEFAULT_OPTIONS,
      showSuspects: false,
      rowHeightCssPx: 24,
    });
    expect(migrate({ rowHeightCssPx: 40 })).toMatchObject({ rowHeightCssPx: 28 });
    expect(migrate({ rowHeightCssPx: 12 })).toMatchObject({ rowHeightCssPx: 14 });
  });

  it('keeps variables unreplaced, and is done after one time', () => {
    const first = migrate({ version: OPTIONS_VERSION, filters: '$filter' });
    expect(first).toMatchObject({ filters: '$filter' });
    expect(migrate(first)).toEqual(first);
  });

  it('keeps what a later version stored, and makes defaults of damage', () => {
    expect(migrate({ version: 9, sparkle: 3, colorBy: 'rainbow' })).toEqual({
      ...DEFAULT_OPTIONS,
      version: 9,
      sparkle: 3,
    });
    expect([null, [], 'x', 7].map(migrate)).toEqual([
      DEFAULT_OPTIONS,
      DEFAULT_OPTIONS,
      DEFAULT_OPTIONS,
      DEFAULT_OPTIONS,
    ]);
  });

  it('is what Grafana calls, and the panel offers every option but the version', () => {
    expect(plugin.onPanelMigration).toBe(migrateOptions);
    expect(plugin.defaults).toEqual({ ...DEFAULT_OPTIONS, version: undefined });
  });
});
