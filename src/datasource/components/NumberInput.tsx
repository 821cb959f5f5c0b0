// SPDX-License-Identifier: Apache-2.0
import React, { useState } from 'react';
import { Input } from '@grafana/ui';

export interface NumberInputProps {
  readonly id: string;
  readonly value: number | undefined;
  readonly placeholder: string;
  readonly max?: number;
  /** When the field is left or Enter is pressed: a query is not run at every key. */
  readonly onCommit: (value: number | undefined) => void;
}

/** A positive number, or none. */
export function NumberInput({ id, value, placeholder, max, onCommit }: NumberInputProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const commit = () => {
    const number = Number(typed);
    if (typed !== undefined && (number > 0 ? number : undefined) !== value) {
      onCommit(number > 0 ? number : undefined);
    }
    setTyped(undefined);
  };
  return (
    <Input
      id={id}
      type="number"
      min={1}
      max={max}
      width={14}
      placeholder={placeholder}
      value={typed ?? value ?? ''}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
