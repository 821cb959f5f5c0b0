// SPDX-License-Identifier: Apache-2.0
// Switches of the demo service, and what is different in a demo.
import { css } from '@emotion/css';
import type { DataSourceJsonData, GrafanaTheme2 } from '@grafana/data';
import { Button, Collapse, InlineSwitch, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { type DemoLeak, useDemoLeaks } from './use-demo-leaks';

interface DemoBarProps {
  uid: string;
  jsonData: DataSourceJsonData & { scrapeIntervalSeconds?: number; minGrowthAgeSeconds?: number };
}

export function DemoBar({ uid, jsonData }: DemoBarProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { status, error, setLeak, reset } = useDemoLeaks(uid);
  const on = status?.leaks.filter((leak) => leak.on && leak.name !== 'none') ?? [];
  const what = on.length > 0 ? `leaking now: ${on.map(({ name }) => name).join(', ')}` : 'no leak is on';
  return (
    <aside className={styles.bar} aria-label="Demo">
      <p className={styles.text}>
        Demo: {error ?? (status?.kind === 'replay' ? 'recorded profiles are played' : what)}. It is scraped every{' '}
        {jsonData.scrapeIntervalSeconds} s, and growth counts in full from an age of {jsonData.minGrowthAgeSeconds} s
        (30 minutes by default), so that minutes are enough to see it.
        {status?.pausedBecause ? ` Leaks pause: ${status.pausedBecause}.` : ''}
      </p>
      {status && !status.readOnly && (
        <Collapse label="Switch leaks on and off" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          <div className={styles.leaks} role="group" aria-label="Leaks of the demo service">
            {status.leaks
              .filter(({ name }) => name !== 'none')
              .map((leak) => (
                <LeakSwitch key={leak.name} leak={leak} setLeak={setLeak} />
              ))}
          </div>
          <Button size="sm" variant="secondary" onClick={reset}>
            Stop all and free their memory
          </Button>
        </Collapse>
      )}
    </aside>
  );
}

interface LeakSwitchProps {
  leak: DemoLeak;
  setLeak: (name: string, on: boolean, rate: number) => void;
}

function LeakSwitch({ leak, setLeak }: LeakSwitchProps) {
  const styles = useStyles2(getStyles);
  const [rate, setRate] = useState(leak.rate);
  const isUsable = Number.isFinite(rate) && rate > 0;
  return (
    <div className={styles.leak} title={leak.description}>
      <InlineSwitch
        id={`leak-${leak.name}`}
        label={leak.name}
        showLabel
        transparent
        value={leak.on}
        onChange={(event) => setLeak(leak.name, event.currentTarget.checked, isUsable ? rate : leak.defaultRate)}
      />
      <Input
        type="number"
        width={10}
        min={1}
        value={rate}
        invalid={!isUsable}
        aria-label={`Rate of ${leak.name}, ${leak.unit}`}
        onChange={(event) => setRate(event.currentTarget.valueAsNumber)}
        onBlur={() => leak.on && isUsable && rate !== leak.rate && setLeak(leak.name, true, rate)}
      />
      <span className={styles.unit}>{leak.unit}</span>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    bar: css({
      padding: theme.spacing(1, 2),
      background: theme.colors.background.secondary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    text: css({ margin: 0, color: theme.colors.text.secondary }),
    leaks: css({
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(360px, 1fr))',
      gap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    }),
    leak: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    unit: css({ color: theme.colors.text.secondary, ...theme.typography.bodySmall }),
  };
}
