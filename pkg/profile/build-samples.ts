// SPDX-License-Identifier: Apache-2.0
// The sample messages of a profile, with their labels, to columns.
import { exactNumberOf, type IdTable, type StringTable } from './message-references';
import type { LabelColumns, SampleColumns } from './profile';
import { ProfileError } from './profile-error';
import type { pprof } from './proto/profile';

interface SampleContext {
  readonly table: StringTable;
  readonly locationIds: IdTable;
  readonly typeCount: number;
}

/**
 * Columns of all samples and of their labels, in file order.
 * @throws ProfileError `value-count-mismatch`, `location-not-found`, `string-index-out-of-range`, `number-out-of-range`
 */
export function buildSamples(
  messages: readonly pprof.Sample.$Properties[],
  context: SampleContext
): { samples: SampleColumns; labels: LabelColumns } {
  return { samples: buildStacksAndValues(messages, context), labels: buildLabels(messages, context.table) };
}

function buildStacksAndValues(messages: readonly pprof.Sample.$Properties[], context: SampleContext): SampleColumns {
  const { locationIds, typeCount } = context;
  const depth = messages.reduce((sum, { locationId }) => sum + (locationId?.length ?? 0), 0);
  checkValueCounts(messages, typeCount);
  const stackStart = new Int32Array(messages.length + 1);
  const stackLocation = new Int32Array(depth);
  const value = new Float64Array(messages.length * typeCount);
  const labelStart = new Int32Array(messages.length + 1);
  let next = 0;
  messages.forEach((message, row) => {
    for (const id of message.locationId ?? []) {
      stackLocation[next++] = locationIds.rowOf(id, 'sample', row);
    }
    stackStart[row + 1] = next;
    labelStart[row + 1] = (labelStart[row] ?? 0) + (message.label?.length ?? 0);
    message.value?.forEach((number, type) => {
      value[row * typeCount + type] = exactNumberOf(number, 'sample', row);
    });
  });
  return { length: messages.length, stackStart, stackLocation, value, labelStart };
}

// Before any column is made: empty samples times empty sample types would ask for memory without end.
function checkValueCounts(messages: readonly pprof.Sample.$Properties[], typeCount: number): void {
  messages.forEach(({ value }, row) => {
    const count = value?.length ?? 0;
    if (count !== typeCount) {
      const message = `a sample has ${count} values for ${typeCount} sample types`;
      throw new ProfileError('value-count-mismatch', message, { at: `sample ${row}` });
    }
  });
}

function buildLabels(messages: readonly pprof.Sample.$Properties[], table: StringTable): LabelColumns {
  const length = messages.reduce((sum, { label }) => sum + (label?.length ?? 0), 0);
  const labels = {
    length,
    key: new Int32Array(length),
    text: new Int32Array(length),
    number: new Float64Array(length),
    unit: new Int32Array(length),
  };
  let next = 0;
  messages.forEach((message, row) => {
    for (const label of message.label ?? []) {
      const text = table.indexOf(label.str, 'sample', row);
      labels.key[next] = table.indexOf(label.key, 'sample', row);
      labels.text[next] = text;
      // A label with both is a text, as in google/pprof profile/proto.go postDecode.
      labels.number[next] = text === 0 ? exactNumberOf(label.num, 'sample', row) : 0;
      labels.unit[next++] = table.indexOf(label.numUnit, 'sample', row);
    }
  });
  return labels;
}
