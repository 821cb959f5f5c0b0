// SPDX-License-Identifier: Apache-2.0
import { IconButton } from '@grafana/ui';
import React, { useContext } from 'react';
import { FrameActionsContext } from '../menu/frame-actions';
import { t } from '../translate';

/** Opens the exports below itself. */
export function ExportButton() {
  const { openExports } = useContext(FrameActionsContext);
  const label = t('panel.export.open', 'Export (e)');
  return (
    <IconButton
      name="download-alt"
      aria-label={label}
      aria-haspopup="menu"
      tooltip={label}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        openExports({ x: left, y: bottom });
      }}
    />
  );
}
