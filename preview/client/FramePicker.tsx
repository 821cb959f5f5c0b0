// SPDX-License-Identifier: Apache-2.0
// For somebody who looks: which frames the panel shows, and at what size.
import { css } from '@emotion/css';
import type { DataFrameJSON, GrafanaTheme2 } from '@grafana/data';
import { Alert, Combobox, InlineField, Input, useStyles2 } from '@grafana/ui';
import React, { type ChangeEvent, useCallback, useId, useState } from 'react';
import type { PanelAddress } from './panel-address';
import { readJson } from './read-json';
import { useLoaded } from './use-loaded';

interface FramePickerProps {
  address: PanelAddress;
  onAddress: (address: PanelAddress) => void;
  onFrames: (frames: DataFrameJSON[]) => void;
}

const SIZES = { widthCssPx: 'Width', heightCssPx: 'Height', count: 'Panels' } as const;

export function FramePicker({ address, onAddress, onFrames }: FramePickerProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const listed = useLoaded<Array<{ id: string }>>(useCallback(() => readJson('/recordings'), []));
  const [error, setError] = useState('');
  const onFile = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const text = (await currentTarget.files?.item(0)?.text()) ?? '[]';
    try {
      onFrames(JSON.parse(text));
      setError('');
    } catch (problem) {
      setError(String(problem));
    }
  };
  const onNumber = (name: keyof typeof SIZES) => (event: ChangeEvent<HTMLInputElement>) =>
    onAddress({ ...address, [name]: Number(event.currentTarget.value) });
  return (
    <div className={styles.row}>
      <InlineField label="Recording" htmlFor={`${id}-recording`}>
        <Combobox
          id={`${id}-recording`}
          width={40}
          options={(listed.value ?? []).map((recording) => ({ value: recording.id }))}
          value={address.recording}
          onChange={({ value }) => onAddress({ ...address, recording: value })}
        />
      </InlineField>
      <InlineField label="Frames as JSON" htmlFor={`${id}-file`}>
        <input id={`${id}-file`} type="file" accept="application/json" onChange={onFile} />
      </InlineField>
      {(['widthCssPx', 'heightCssPx', 'count'] as const).map((name) => (
        <InlineField key={name} label={SIZES[name]} htmlFor={`${id}-${name}`}>
          <Input id={`${id}-${name}`} type="number" width={12} value={address[name]} onChange={onNumber(name)} />
        </InlineField>
      ))}
      {(error || listed.error) && <Alert title="No frames">{error || listed.error}</Alert>}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return { row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }) };
}
