// SPDX-License-Identifier: Apache-2.0
// The answer to Save & test: what the service offers, and what is missing, in plain words.
import type { TestDataSourceResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import { SeepError } from '#pkg/base';
import type { PprofClient, TargetDescription } from '#pkg/sources';
import { describeFailure } from './plain-error';

const asText = { interpolation: { escapeValue: false } };

/** Never rejects for what is wrong with the service or the settings. */
export async function checkHealth(client: () => Pick<PprofClient, 'discover'>): Promise<TestDataSourceResponse> {
  try {
    const target = await client().discover();
    return {
      status: 'success',
      message: summaryOf(target),
      ...(target.missing.length > 0 && { details: { message: wishesOf(target) } }),
    };
  } catch (error) {
    if (error instanceof SeepError) {
      return { status: 'error', message: describeFailure(error) };
    }
    throw error;
  }
}

/** Grafana shows this as the heading of the answer, and the details below it. */
function summaryOf(target: TargetDescription): string {
  const profiles = target.profiles.map(({ name, count }) => (count > 0 ? `${name} (${count})` : name)).join(', ');
  const sentences = [
    t('health.profiles', 'pprof answers. Profiles: {{profiles}}.', { profiles, ...asText }),
    target.goVersion === undefined
      ? t('health.go-unknown', 'The Go version is not told.')
      : t('health.go-version', 'Built with {{version}}.', { version: target.goVersion, ...asText }),
    memorySentence(target),
  ];
  if (target.hasGoroutineLeak) {
    sentences.push(t('health.goroutineleak', 'The goroutineleak profile is there: leaked goroutines can be proven.'));
  }
  return sentences.join(' ');
}

function wishesOf(target: TargetDescription): string {
  return [
    t('health.missing', 'Everything works; more could be told:'),
    ...target.missing.map(({ message }) => message),
  ].join(' ');
}

function memorySentence({ memoryStatsOrigin }: TargetDescription): string {
  switch (memoryStatsOrigin) {
    case 'vars':
      return t('health.memory-vars', 'Memory statistics come from /debug/vars.');
    case 'metrics':
      return t('health.memory-metrics', 'Memory statistics come from /metrics.');
    case 'heap-text':
      return t('health.memory-heap-text', 'Memory statistics come from the heap profile as text, once a minute.');
    case undefined:
      return t('health.memory-none', 'There are no memory statistics.');
  }
}
