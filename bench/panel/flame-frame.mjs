// SPDX-License-Identifier: Apache-2.0
// The one data frame that all components are given.

/**
 * The nested-set frame of Grafana's flame graphs, as the data sources of Pyroscope, Parca and Tempo send it: a string per row or, with
 * `hasEnumLabels`, an index into a list of names as Pyroscope does; right-hand fields with an after. Plain arrays, as JSON gives them.
 */
export function flameFrame(columns, { hasEnumLabels = false }) {
  const { label, level, self, total, selfRight, totalRight, isDelta } = columns;
  // Names put together from parts are ropes; those that came over the network are not.
  const names = JSON.parse(JSON.stringify(columns.names));
  const amounts = (name, values) => ({ name, type: 'number', config: { unit: 'bytes' }, values: Array.from(values) });
  const fields = [
    { name: 'level', type: 'number', config: {}, values: Array.from(level) },
    amounts('value', total),
    amounts('self', self),
    hasEnumLabels
      ? { name: 'label', type: 'enum', config: { type: { enum: { text: names } } }, values: Array.from(label) }
      : { name: 'label', type: 'string', config: {}, values: Array.from(label, (index) => names[index]) },
  ];
  if (isDelta) {
    fields.push(amounts('valueRight', totalRight), amounts('selfRight', selfRight));
  }
  return { name: 'profile', fields, length: level.length, meta: {} };
}
