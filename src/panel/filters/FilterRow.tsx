// SPDX-License-Identifier: Apache-2.0
// What is hidden, and the line to hide more.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Input, useStyles2 } from '@grafana/ui';
import React, { memo, useEffect, useId, useRef, useState } from 'react';
import { type Filter, parseFilters } from '#pkg/flame';
import { FILTER_ROW_CSS_PX } from '../divide-room';
import { t } from '../translate';
import { withFilter } from './change-filters';
import { FilterChips } from './FilterChips';
import { PresetMenu } from './PresetMenu';

interface FilterRowProps {
  readonly filters: readonly Filter[];
  /** Something about them that the user should know; "" for nothing. */
  readonly notice: string;
  /** Whether the line takes the focus as it comes: it was asked for. */
  readonly takesFocus: boolean;
  readonly onFiltersChange: (filters: readonly Filter[]) => void;
}

export const FilterRow = memo(function FilterRow({ filters, notice, takesFocus, onFiltersChange }: FilterRowProps) {
  const styles = useStyles2(getStyles);
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const inputRef = useRef<HTMLInputElement>(null);
  const faultId = useId();
  useEffect(() => {
    if (takesFocus) {
      inputRef.current?.focus();
    }
  }, [takesFocus]);
  const add = () => {
    const read = parseFilters(text);
    if (read.ok) {
      setText('');
      onFiltersChange(read.filters.reduce(withFilter, filters));
    }
    setFault(read.ok ? '' : t('panel.filters.wrong', 'No filter: {{why}}', { why: read.message }));
  };
  return (
    <div className={styles.row} data-testid="seep-filters">
      <div className={styles.input}>
        <Input
          ref={inputRef}
          value={text}
          invalid={fault !== ''}
          placeholder={t('panel.filters.placeholder', 'SS: show, HS: hide, HF: hide frame, SFF: from here')}
          aria-label={t('panel.filters.input', 'Add a filter')}
          aria-describedby={faultId}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFault('');
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              add();
            } else if (event.key === 'Escape' && text !== '') {
              setText('');
              setFault('');
              event.stopPropagation();
            }
          }}
        />
      </div>
      <PresetMenu {...{ filters, onFiltersChange }} />
      <FilterChips {...{ filters, onFiltersChange, nextRef: inputRef }} />
      <span id={faultId} role="status" className={fault === '' ? styles.notice : styles.fault}>
        {fault === '' ? notice : fault}
      </span>
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: FILTER_ROW_CSS_PX,
    paddingBottom: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  input: css({ flex: '0 0 auto', width: theme.spacing(38), padding: 2 }),
  notice: css({ flex: '0 1 auto', overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.text.secondary }),
  fault: css({ flex: '0 0 auto', color: theme.colors.error.text }),
});
