// SPDX-License-Identifier: Apache-2.0
// The dashboard's variables over its panels, as Grafana shows them.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { AutoSizeInput, InlineField, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { type TextVariable, writeVariable } from './template-srv';
import { useReplaced } from './use-replaced';

export function VariableBar({ variables }: { variables: readonly TextVariable[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar} role="group" aria-label="Variables">
      {variables.map((variable) => (
        <VariableInput key={variable.name} variable={variable} />
      ))}
    </div>
  );
}

/** Takes a text when it is left, or on Enter. */
function VariableInput({ variable: { name, label, description } }: { variable: TextVariable }) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const value = useReplaced(`\${${name}}`);
  return (
    <InlineField label={label} htmlFor={id} tooltip={description} className={styles.field}>
      <AutoSizeInput
        id={id}
        placeholder="Enter value"
        minWidth={15}
        maxWidth={30}
        value={value}
        onCommitChange={({ currentTarget }) => writeVariable(name, currentTarget.value)}
      />
    </InlineField>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
    field: css({ margin: 0 }),
  };
}
