// SPDX-License-Identifier: Apache-2.0
import React, { useState } from 'react';
import { Input, TextArea } from '@grafana/ui';

export interface TextCommitProps {
  readonly id: string;
  readonly value: string | undefined;
  readonly placeholder: string;
  /** Characters of a short field; without it a field over the whole width whose text may have several lines. */
  readonly width?: number;
  /** When the field is left or Enter is pressed (with Shift it begins a line): a query is not run at every key. */
  readonly onCommit: (value: string | undefined) => void;
}

/** A text, or none. */
export function TextCommit({ id, value, placeholder, width, onCommit }: TextCommitProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const commit = () => {
    const text = typed?.trim() || undefined;
    if (typed !== undefined && text !== value) {
      onCommit(text);
    }
    setTyped(undefined);
  };
  const common = { id, placeholder, value: typed ?? value ?? '', spellCheck: false, onBlur: commit };
  return width === undefined ? (
    <TextArea
      {...common}
      rows={Math.min(8, common.value.split('\n').length)}
      style={{ minWidth: 360, fontFamily: 'monospace' }}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          commit();
        }
      }}
    />
  ) : (
    <Input
      {...common}
      width={width}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
