// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';
import type { SeriesKind } from '../query/seep-query';
import type { QueryFieldsProps } from './editor-props';
import { TextCommit } from './TextCommit';

/** Which series of Prometheus, what they are, and what else is known about their processes. */
export function PrometheusFields({ query, onChange }: QueryFieldsProps) {
  const { refId } = query;
  return (
    <>
      <KindField query={query} onChange={onChange} />
      <InlineField
        label={t('query.step', 'Step')}
        labelWidth={12}
        tooltip={t(
          'query.step-tooltip',
          'Time between two points, such as 30s. Empty: 600 points over the time range.'
        )}
        htmlFor={`seep-step-${refId}`}
      >
        <TextCommit
          id={`seep-step-${refId}`}
          width={14}
          placeholder={t('query.step-auto', 'automatic')}
          value={query.step}
          onCommit={(step) => onChange({ step })}
        />
      </InlineField>
      <ExpressionField
        id={`seep-expr-${refId}`}
        label={t('query.expr', 'Expression')}
        tooltip={t('query.expr-tooltip', 'PromQL. Each series is scored. Keep the labels job and instance if you can.')}
        placeholder={'go_gc_heap_live_bytes{job="checkout"}'}
        value={query.expr}
        onCommit={(expr) => onChange({ expr })}
      />
      <ExpressionField
        id={`seep-work-${refId}`}
        label={t('query.work-expr', 'Allocations')}
        tooltip={t(
          'query.work-expr-tooltip',
          'PromQL: bytes that the same processes allocate, as a counter or a rate. It tells load from a leak.'
        )}
        placeholder={t('query.work-expr-auto', '{{metric}} of the same job and instance', {
          metric: 'go_memstats_alloc_bytes_total',
        })}
        value={query.workExpr}
        onCommit={(workExpr) => onChange({ workExpr })}
      />
      <ExpressionField
        id={`seep-limit-expr-${refId}`}
        label={t('query.limit-expr', 'Limit')}
        tooltip={t(
          'query.limit-expr-tooltip',
          'PromQL: memory limit of the same processes in bytes. A number under "Memory limit" goes first.'
        )}
        placeholder={'max by (instance) (container_spec_memory_limit_bytes{pod="checkout-0"})'}
        value={query.limitExpr}
        onCommit={(limitExpr) => onChange({ limitExpr })}
      />
    </>
  );
}

function KindField({ query, onChange }: QueryFieldsProps) {
  const guess = 'guess';
  const kinds: Array<{ value: SeriesKind | typeof guess; label: string; description?: string }> = [
    { value: guess, label: t('query.kind-guess', 'By its name') },
    {
      value: 'heap_live',
      label: t('query.kind-live', 'Live heap'),
      description: t('query.kind-live-description', 'Bytes, as a garbage collection leaves them'),
    },
    {
      value: 'heap_raw',
      label: t('query.kind-raw', 'Heap with garbage'),
      description: t('query.kind-raw-description', 'Bytes at any moment, such as go_memstats_heap_alloc_bytes'),
    },
    {
      value: 'goroutines',
      label: t('query.kind-count', 'Count'),
      description: t('query.kind-count-description', 'Goroutines, threads, file descriptors'),
    },
  ];
  return (
    <InlineField label={t('query.kind', 'Kind')} labelWidth={12} htmlFor={`seep-kind-${query.refId}`}>
      <Combobox
        id={`seep-kind-${query.refId}`}
        aria-label={t('query.kind', 'Kind')}
        width={24}
        options={kinds}
        value={query.seriesKind ?? guess}
        onChange={({ value }) => onChange({ seriesKind: value === guess ? undefined : value })}
      />
    </InlineField>
  );
}

interface ExpressionFieldProps {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
}

function ExpressionField({ id, label, tooltip, ...field }: ExpressionFieldProps) {
  return (
    // A line of its own in the wrapping row of fields.
    <div style={{ flexBasis: '100%' }}>
      <InlineField label={label} labelWidth={12} tooltip={tooltip} htmlFor={id} grow>
        <TextCommit id={id} {...field} />
      </InlineField>
    </div>
  );
}
