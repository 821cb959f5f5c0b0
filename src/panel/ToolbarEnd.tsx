// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import { ExportButton } from './export/ExportButton';
import { FilterToggle } from './filters/FilterToggle';
import { t } from './translate';

interface ToolbarEndProps {
  readonly canFilter: boolean;
  readonly filterCount: number;
  readonly isFilterOpen: boolean;
  readonly onFilterToggle: () => void;
  readonly onHelp: () => void;
}

/** The buttons at the end of the toolbar: filters, export, help. */
export const ToolbarEnd = memo(function ToolbarEnd(props: ToolbarEndProps) {
  const { canFilter, filterCount, isFilterOpen, onFilterToggle, onHelp } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.end}>
      {canFilter && <FilterToggle count={filterCount} isOpen={isFilterOpen} onToggle={onFilterToggle} />}
      <ExportButton />
      <IconButton
        name="question-circle"
        aria-label={t('panel.help.open', 'Keys, and how to read this (?)')}
        tooltip={t('panel.help.open', 'Keys, and how to read this (?)')}
        onClick={onHelp}
      />
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  end: css({ flexShrink: 0, marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
