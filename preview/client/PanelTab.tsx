// SPDX-License-Identifier: Apache-2.0
// The growth panel alone, at an exact size, with frames that a test, a file or a recording gives it.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect } from 'react';
import { FramePicker } from './FramePicker';
import { GROWTH_PANEL_ID, type Installed } from './installed';
import type { PanelAddress } from './panel-address';
import { PluginPanel } from './PluginPanel';
import { readJson } from './read-json';
import { useLoaded } from './use-loaded';
import { useShownFrames } from './use-shown-frames';

interface PanelTabProps {
  installed: Installed;
  address: PanelAddress;
  onChange: (address: PanelAddress) => void;
}

export function PanelTab({ installed, address, onChange }: PanelTabProps) {
  const styles = useStyles2(getStyles);
  const [panel, show] = useShownFrames();
  const { recording, widthCssPx, heightCssPx } = address;
  const load = useCallback(
    async () => (recording === '' ? undefined : { frames: await readJson(`/recordings/${recording}`) }),
    [recording]
  );
  const recorded = useLoaded(load);
  useEffect(() => {
    if (recorded.value) {
      show(recorded.value);
    }
  }, [recorded.value, show]);
  return (
    <div className={styles.rows}>
      <FramePicker address={address} onAddress={onChange} onFrames={(frames) => show({ frames })} />
      {recorded.error && <Alert title="The recording could not be loaded">{recorded.error}</Alert>}
      {panel &&
        Array.from({ length: address.count }, (_, at) => (
          <React.Fragment key={at}>
            <h2 className={styles.title}>{`Panel ${at + 1}`}</h2>
            <section
              aria-label={`Panel ${at + 1}`}
              className={styles.panel}
              style={{ width: widthCssPx, height: heightCssPx }}
            >
              <PluginPanel
                // New options are those of another panel: they are read when it is mounted.
                key={JSON.stringify([panel.shown.options, panel.shown.fieldConfig])}
                {...{ installed, data: panel.data, size: { widthCssPx, heightCssPx }, ...panel.shown }}
                pluginId={GROWTH_PANEL_ID}
                id={at + 1}
                title="Growth"
              />
            </section>
          </React.Fragment>
        ))}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    rows: css({ display: 'grid', gap: theme.spacing(2), justifyItems: 'start' }),
    // Of the level that Grafana gives the titles of panels.
    title: css({ ...theme.typography.h6, margin: 0 }),
    // As the content of Grafana's panel frame: what is placed inside stays inside, what is larger is seen to be.
    panel: css({ contain: 'size layout', background: theme.colors.background.primary }),
  };
}
