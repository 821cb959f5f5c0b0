// SPDX-License-Identifier: Apache-2.0
// The options as Grafana's editor offers them.
import type { PanelOptionsEditorBuilder } from '@grafana/data';
import { DEFAULT_OPTIONS, type PanelOptions, ROW_HEIGHT_CSS_PX } from './options';
import { t } from './translate';

type Builder = PanelOptionsEditorBuilder<PanelOptions>;

export function offerOptions(builder: Builder): void {
  offerPicture(builder, [t('panel.options.picture', 'Picture')]);
  offerParts(builder, [t('panel.options.parts', 'Parts')]);
  offerTime(builder, [t('panel.options.time', 'Before and after')]);
  offerCode(builder, [t('panel.options.code', 'Code')]);
}

function offerPicture(builder: Builder, category: string[]): void {
  builder
    .addRadio({
      ...{ path: 'widthMode', category, defaultValue: DEFAULT_OPTIONS.widthMode },
      name: t('panel.options.width', 'Width'),
      description: t(
        'panel.options.widthAbout',
        'What the width of a frame means at first. Keys g, a and u change it.'
      ),
      settings: {
        options: [
          { value: 'growth', label: t('panel.mode.growth', 'Growth') },
          { value: 'after', label: t('panel.mode.after', 'After') },
          { value: 'union', label: t('panel.mode.union', 'Union') },
        ],
      },
    })
    .addRadio({
      ...{ path: 'colorBy', category, defaultValue: DEFAULT_OPTIONS.colorBy },
      name: t('panel.options.color', 'Colour by'),
      description: t('panel.options.colorAbout', 'The reason of a wait is known for goroutines. Key w changes it.'),
      settings: {
        options: [
          { value: 'evidence', label: t('panel.options.colorEvidence', 'Evidence') },
          { value: 'waitReason', label: t('panel.options.colorWait', 'Wait reason') },
        ],
      },
    })
    .addBooleanSwitch({
      ...{ path: 'isNormalised', category, defaultValue: DEFAULT_OPTIONS.isNormalised },
      name: t('panel.options.normalised', 'Normalised (share)'),
      description: t(
        'panel.options.normalisedAbout',
        'Scale before to the total of after. A share can shrink while bytes grow: not for finding leaks. Key n changes it.'
      ),
    });
}

function offerParts(builder: Builder, category: string[]): void {
  builder
    .addBooleanSwitch({
      ...{ path: 'showSuspects', category, defaultValue: DEFAULT_OPTIONS.showSuspects },
      name: t('panel.options.suspects', 'Suspects'),
      description: t('panel.options.suspectsAbout', 'List what grew most beside the graph where there is room.'),
    })
    .addBooleanSwitch({
      ...{ path: 'showTimeStrip', category, defaultValue: DEFAULT_OPTIONS.showTimeStrip },
      name: t('panel.options.timeStrip', 'Time strip'),
      description: t('panel.options.timeStripAbout', 'Show before and after on a line of time where there is room.'),
    })
    .addSliderInput({
      ...{ path: 'rowHeightCssPx', category, defaultValue: DEFAULT_OPTIONS.rowHeightCssPx },
      name: t('panel.options.rowHeight', 'Row height'),
      settings: { ...ROW_HEIGHT_CSS_PX, step: 1 },
    });
}

function offerTime(builder: Builder, category: string[]): void {
  builder
    .addTextInput({
      ...{ path: 'beforeVariable', category, defaultValue: DEFAULT_OPTIONS.beforeVariable },
      name: t('panel.options.before', 'Variable for before'),
      description: t(
        'panel.options.beforeAbout',
        'Picking captures writes their times to this dashboard variable and that for after, where the dashboard has both, for queries with ${before} and ${after} in them.'
      ),
    })
    .addTextInput({
      ...{ path: 'afterVariable', category, defaultValue: DEFAULT_OPTIONS.afterVariable },
      name: t('panel.options.after', 'Variable for after'),
      description: t('panel.options.afterAbout', 'The same for the later capture.'),
    });
}

function offerCode(builder: Builder, category: string[]): void {
  builder
    .addTextInput({
      ...{ path: 'filters', category, defaultValue: DEFAULT_OPTIONS.filters },
      name: t('panel.options.filters', 'Filters'),
      description: t('panel.options.filtersAbout', 'Filters to start with. Dashboard variables are allowed.'),
      settings: { placeholder: 'SS: checkout' },
    })
    .addTextInput({
      ...{ path: 'ownPackages', category, defaultValue: DEFAULT_OPTIONS.ownPackages },
      name: t('panel.options.own', 'Own packages'),
      description: t(
        'panel.options.ownAbout',
        'Regular expression of the packages of the application. Empty: package main and the module with the most functions.'
      ),
      settings: { placeholder: '^github\\.com/acme/' },
    })
    .addTextInput({
      ...{ path: 'sourceUrlTemplate', category, defaultValue: DEFAULT_OPTIONS.sourceUrlTemplate },
      name: t('panel.options.source', 'Link to source'),
      description: t('panel.options.sourceAbout', 'Address of a line of code, with {file} and {line} in it.'),
      settings: { placeholder: 'https://github.com/acme/shop/blob/main/{file}#L{line}' },
    });
}
