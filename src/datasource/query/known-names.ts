// SPDX-License-Identifier: Apache-2.0
// The metrics and profile types that queries may name, with how they are called on the screen.
import { t } from '@grafana/i18n';
import { GOROUTINES, HEAP_INUSE_OBJECTS, HEAP_INUSE_SPACE, type MetricName, type ProfileTypeId } from '#pkg/capture';

export interface KnownName<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description: string;
}

/** Profile types of which captures hold every row. Allocations are not among them: only those of stacks still in use are kept. */
export function profileTypes(): ReadonlyArray<KnownName<ProfileTypeId>> {
  return [
    {
      value: HEAP_INUSE_SPACE,
      label: t('profile-type.inuse-space', 'Memory in use'),
      description: t('profile-type.inuse-space-description', 'Bytes on the heap, by who allocated them'),
    },
    {
      value: HEAP_INUSE_OBJECTS,
      label: t('profile-type.inuse-objects', 'Objects in use'),
      description: t('profile-type.inuse-objects-description', 'Objects on the heap, by who allocated them'),
    },
    {
      value: GOROUTINES,
      label: t('profile-type.goroutines', 'Goroutines'),
      description: t('profile-type.goroutines-description', 'Goroutines by where they are'),
    },
  ];
}

export function metrics(): ReadonlyArray<KnownName<MetricName>> {
  const metric = (value: MetricName, label: string, description: string) => ({ value, label, description });
  return [
    metric(
      'heap_live',
      t('metric.heap-live', 'Live heap'),
      t('metric.heap-live-description', 'What a GC leaves: the best of what the service tells')
    ),
    metric(
      'heap_inuse',
      t('metric.heap-inuse', 'Heap in use'),
      t('metric.heap-inuse-description', 'Bytes in spans with at least one object')
    ),
    metric(
      'heap_alloc',
      t('metric.heap-alloc', 'Heap allocated'),
      t('metric.heap-alloc-description', 'Live objects plus garbage not yet swept')
    ),
    metric(
      'heap_objects',
      t('metric.heap-objects', 'Heap objects'),
      t('metric.heap-objects-description', 'Number of allocated objects')
    ),
    metric(
      'heap_idle',
      t('metric.heap-idle', 'Heap idle'),
      t('metric.heap-idle-description', 'Bytes in spans without objects')
    ),
    metric(
      'heap_released',
      t('metric.heap-released', 'Heap released'),
      t('metric.heap-released-description', 'Idle bytes given back to the system')
    ),
    metric(
      'stack_inuse',
      t('metric.stack-inuse', 'Stacks'),
      t('metric.stack-inuse-description', 'Bytes of goroutine stacks')
    ),
    metric(
      'sys',
      t('metric.sys', 'From the system'),
      t('metric.sys-description', 'Bytes that the runtime obtained in all')
    ),
    metric(
      'rss',
      t('metric.rss', 'Resident memory'),
      t('metric.rss-description', 'What the system counts for the process')
    ),
    metric(
      'rss_minus_heap',
      t('metric.rss-minus-heap', 'Resident memory off the heap'),
      t('metric.rss-minus-heap-description', 'Grows when cgo, mmap or fragmentation hold memory')
    ),
    metric(
      'goroutines',
      t('metric.goroutines', 'Goroutines'),
      t('metric.goroutines-description', 'Number of goroutines')
    ),
    metric('threads', t('metric.threads', 'Threads'), t('metric.threads-description', 'Number of system threads')),
    metric(
      'alloc_rate',
      t('metric.alloc-rate', 'Allocation rate'),
      t('metric.alloc-rate-description', 'Bytes allocated per second')
    ),
    metric(
      'mallocs_rate',
      t('metric.mallocs-rate', 'Objects allocated'),
      t('metric.mallocs-rate-description', 'Objects allocated per second')
    ),
    metric(
      'frees_rate',
      t('metric.frees-rate', 'Objects freed'),
      t('metric.frees-rate-description', 'Objects freed per second')
    ),
    metric('gc_rate', t('metric.gc-rate', 'GC cycles'), t('metric.gc-rate-description', 'Completed cycles per second')),
    metric(
      'gc_pause',
      t('metric.gc-pause', 'GC pause'),
      t('metric.gc-pause-description', 'Mean stop-the-world pause per cycle')
    ),
    metric(
      'gc_cpu_fraction',
      t('metric.gc-cpu', 'GC share of CPU'),
      t('metric.gc-cpu-description', 'Since the process started')
    ),
  ];
}
