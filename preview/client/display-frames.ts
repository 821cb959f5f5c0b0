// SPDX-License-Identifier: Apache-2.0
// Gives frames what Grafana's own panels need to draw them: display processors, and the looks that a dashboard would set.
import {
  type DataFrame,
  type Field,
  type FieldConfig,
  FieldType,
  type GrafanaTheme2,
  ThresholdsMode,
  type ThresholdsConfig,
  applyFieldOverrides,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

/** 50: suspect, 80: alert. */
export const SCORE_THRESHOLDS: ThresholdsConfig = {
  mode: ThresholdsMode.Absolute,
  steps: [
    { value: -Infinity, color: 'green' },
    { value: 50, color: 'orange' },
    { value: 80, color: 'red' },
  ],
};

/**
 * Copies of the frames, ready to draw.
 * @param config laid under what the data source itself says about a number field
 */
export function displayFrames(frames: DataFrame[], theme: GrafanaTheme2, config: FieldConfig = {}): DataFrame[] {
  const prepared = frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => (field.type === FieldType.number ? withConfig(field, config) : field)),
  }));
  return applyFieldOverrides({
    data: prepared,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text, scopedVars) => getTemplateSrv().replace(text, scopedVars),
    theme,
    timeZone: 'browser',
  });
}

function withConfig(field: Field, { custom, ...rest }: FieldConfig): Field {
  return { ...field, config: { ...rest, ...field.config, custom: { ...custom, ...field.config.custom } } };
}

/** The frames with their time field and the number fields of this name only. */
export function onlyNumber(frames: DataFrame[], name: string): DataFrame[] {
  return frames.map((frame) => ({
    ...frame,
    fields: frame.fields.filter((field) => field.type === FieldType.time || field.name === name),
  }));
}

/** A frame that is a series: one time field and at least one number. */
export function isTimeSeries(frame: DataFrame): boolean {
  const has = (type: FieldType) => frame.fields.some((field) => field.type === type);
  return (
    has(FieldType.time) &&
    has(FieldType.number) &&
    frame.fields.every(({ type }) => type === FieldType.time || type === FieldType.number)
  );
}
