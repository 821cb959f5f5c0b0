// SPDX-License-Identifier: Apache-2.0
// Call edges, stacks and labels against what `go tool pprof -tree`, `-peek`, `-traces` and `-tags` printed for the corpus: the
// printers below are here only to compare with pprof's text.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import {
  inflateInNode,
  oracleFiles,
  readOracleProfile,
  readOracleText,
  sharedFolder,
  type OracleFile,
} from '#pkg/testkit';
import { compareNames } from './compare-names';
import { computeTotal } from './compute-total';
import { nodesOfProfile } from './granularity';
import { numericLabelUnits } from './numeric-label-units';
import { formatPercentage } from './pprof-numbers';
import { formatScaled, selectOutputUnit } from './pprof-units';
import { profileLabels } from './profile-labels';
import { labelsOfSample, stackOfSample, valuesOfSample } from './sample-parts';
import { trimGraph, type TrimmedGraph, type TrimOptions } from './trim-graph';

const TREE_LINE = '----------------------------------------------------------+-------------';
const TREE_LEGEND = '      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 ';
const TRACE_LINE = '-----------+-------------------------------------------------------';

interface TreeOptions extends TrimOptions {
  /** The names that -peek asked for. */
  readonly only?: ReadonlySet<string>;
}

/** report.go printTree. */
function printTree(profile: Profile, typeIndex: number, { only, ...trim }: TreeOptions = {}): string[] {
  const trimmed = trimGraph(profile, nodesOfProfile(profile), { ...trim, sampleTypeIndex: typeIndex });
  const { graph, shown } = trimmed;
  const total = computeTotal(profile, typeIndex);
  const sampleUnit = profile.sampleTypes[typeIndex].unit;
  const rows = Array.from(shown, (node) => ({ self: graph.self[node], total: graph.total[node] }));
  const unit = selectOutputUnit({ rows, total, unit: sampleUnit });
  const quantity = (value: number): string => formatScaled(value, sampleUnit, unit);
  const shownSum = rows.reduce((sum, row) => sum + row.self, 0);
  const share = formatPercentage(shownSum, total).trim();
  const lines = [
    ...profileLabels(profile, typeIndex, { total, unit }),
    `Showing nodes accounting for ${quantity(shownSum)}, ${share} of ${quantity(total)} total`,
    ...(trimmed.droppedCount > 0
      ? [`Dropped ${trimmed.droppedCount} nodes (cum <= ${quantity(Math.trunc(total * (trim.nodeFraction ?? 0)))})`]
      : []),
    ...(shown.length < trimmed.candidateCount
      ? [`Showing top ${shown.length} nodes out of ${trimmed.candidateCount}`]
      : []),
    TREE_LINE,
    TREE_LEGEND,
  ];
  const edges = edgesByNode(trimmed);
  let sum = 0;
  for (const node of shown) {
    const name = graph.nodes.name[node];
    if (only === undefined || only.has(name)) {
      const percent = (value: number): string => formatPercentage(value, graph.total[node]);
      const print = (edge: number, other: number): string =>
        `${quantity(graph.edges.value[edge]).padStart(50)} ${percent(graph.edges.value[edge])} |   ` +
        graph.nodes.name[other] +
        (graph.edges.isInlined[edge] === 1 ? ' (inline)' : '');
      sum += graph.self[node];
      const self = `${quantity(graph.self[node]).padStart(10)} ${formatPercentage(graph.self[node], total)}`;
      const cum = `${quantity(graph.total[node]).padStart(10)} ${formatPercentage(graph.total[node], total)}`;
      lines.push(
        TREE_LINE,
        ...edges.into(node).map((edge) => print(edge, graph.edges.caller[edge])),
        `${self} ${formatPercentage(sum, total)} ${cum}                | ${name}`,
        ...edges.outOf(node).map((edge) => print(edge, graph.edges.callee[edge]))
      );
    }
  }
  return [...lines, ...(shown.length > 0 ? [TREE_LINE] : [])];
}

function edgesByNode({ graph, keptEdges }: TrimmedGraph): Record<'into' | 'outOf', (node: number) => number[]> {
  const { edges, nodes } = graph;
  const collect = (ends: Int32Array): ((node: number) => number[]) => {
    const lists = new Map<number, number[]>();
    ends.forEach((node, edge) => {
      if (keptEdges[edge] === 1) {
        lists.set(node, [...(lists.get(node) ?? []), edge]);
      }
    });
    return (node) =>
      (lists.get(node) ?? []).sort(
        (one, other) =>
          Math.abs(edges.value[other]) - Math.abs(edges.value[one]) ||
          compareNames(nodes.name[edges.caller[one]], nodes.name[edges.caller[other]]) ||
          compareNames(nodes.name[edges.callee[one]], nodes.name[edges.callee[other]])
      );
  };
  return { into: collect(edges.callee), outOf: collect(edges.caller) };
}

/** report.go printTraces. */
function printTraces(profile: Profile, typeIndex: number): string[] {
  const total = computeTotal(profile, typeIndex);
  const nodes = nodesOfProfile(profile);
  const { unit } = profile.sampleTypes[typeIndex];
  const lines = profileLabels(profile, typeIndex, { total, unit: 'minimum' });
  for (let sample = 0; sample < profile.samples.length; sample++) {
    const stack = Array.from(stackOfSample(profile, sample)).flatMap((location) => {
      const last = nodes.start[location + 1] - 1;
      return Array.from(nodes.node.subarray(nodes.start[location], last + 1), (node, i) => {
        return nodes.name[node] + (nodes.start[location] + i === last ? '' : ' (inline)');
      });
    });
    if (stack.length > 0) {
      const value = formatScaled(valuesOfSample(profile, sample)[typeIndex], unit, 'minimum');
      lines.push(TRACE_LINE, ...printLabels(profile, sample));
      lines.push(...stack.map((name, i) => `${(i === 0 ? value : '').padStart(10)}   ${name}`));
    }
  }
  return [...lines, TRACE_LINE];
}

function printLabels(profile: Profile, sample: number): string[] {
  const units = numericLabelUnits(profile);
  const { strings } = profile;
  const [texts, numbers] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const label of labelsOfSample(profile, sample)) {
    const key = strings[label.key];
    const [lists, value] =
      label.text === 0
        ? [numbers, formatScaled(label.number, units.get(key) ?? '', 'auto')]
        : [texts, strings[label.text]];
    lists.set(key, [...(lists.get(key) ?? []), value]);
  }
  const print = (lists: ReadonlyMap<string, string[]>): string[] =>
    [...lists].map(([key, values]) => `${key.padStart(10)}:  ${values.join(' ')}`).sort(compareNames);
  return [...print(texts), ...print(numbers)];
}

/** Sums by label value, largest first: Go 1.19 printed them with one decimal, so "value: sum" is compared, not the layout. */
function tagSums(profile: Profile, typeIndex: number): Map<string, Map<string, number>> {
  const units = numericLabelUnits(profile);
  const sums = new Map<string, Map<string, number>>();
  for (let sample = 0; sample < profile.samples.length; sample++) {
    for (const label of labelsOfSample(profile, sample)) {
      const key = profile.strings[label.key];
      const value =
        label.text === 0 ? formatScaled(label.number, units.get(key) ?? '', 'minimum') : profile.strings[label.text];
      const byValue = sums.get(key) ?? new Map<string, number>();
      byValue.set(value, (byValue.get(value) ?? 0) + valuesOfSample(profile, sample)[typeIndex]);
      sums.set(key, byValue);
    }
  }
  return sums;
}

/** "key value percent" of every line of -tags; Go 1.19's percentages are of all that has the key. */
function printTags(profile: Profile, typeIndex: number): string[] {
  return [...tagSums(profile, typeIndex)].flatMap(([key, byValue]) => {
    const total = [...byValue.values()].reduce((sum, value) => sum + value, 0);
    return [...byValue].map(([value, sum]) => `${key} ${value} ${formatPercentage(sum, total).trim()}`);
  });
}

function parseTags(text: string): string[] {
  let key = '';
  return text.split('\n').flatMap((line) => {
    key = /^ *(\S+): Total /.exec(line)?.[1] ?? key;
    const [, percent, value] = /^ +\S+ \( *(\S+)\): (.*)$/.exec(line) ?? [];
    return percent === undefined ? [] : [`${key} ${value} ${percent}`];
  });
}

async function printReport(oracle: OracleFile, expected: string): Promise<string[]> {
  const profile = await readOracleProfile(oracle);
  const typeIndex = findSampleTypeIndex(profile, oracle.sampleType);
  switch (oracle.kind) {
    case 'tree':
      return printTree(profile, typeIndex);
    case 'peek':
      return printTree(profile, typeIndex, { only: new Set(expected.match(/(?<= {16}\| ).*/g) ?? []) });
    case 'tags':
      return printTags(profile, typeIndex).sort();
    default:
      return printTraces(profile, typeIndex);
  }
}

// The corpus has whole trees only; these were printed by Go 1.26 with the options below, from the profiles in testdata/leaky/t2.
describe('trimmed trees', () => {
  it.each([
    ['heap', 'inuse_space', { nodeCount: 40, nodeFraction: 0.005, edgeFraction: 0.001 }],
    ['heap', 'alloc_space', { nodeCount: 15, nodeFraction: 0.01, edgeFraction: 0.02 }],
    ['goroutine', 'goroutine', { nodeCount: 40, nodeFraction: 0.05, edgeFraction: 0.1 }],
  ] as const)('equal what go tool pprof prints of %s %s', async (name, sampleType, options) => {
    const testdata = path.join(__dirname, 'testdata');
    const bytes = readFileSync(path.join(testdata, `leaky/t2/${name}.pb.gz`));
    const profile = await readProfile(bytes, { inflate: inflateInNode });
    const printed = printTree(profile, findSampleTypeIndex(profile, sampleType), options);
    const expected = readFileSync(path.join(testdata, `trimmed/tree-${sampleType}.txt`), 'utf8');
    expect(printed).toEqual(expected.split('\n').slice(0, -1));
  });
});

const shared = sharedFolder();

// The corpus is 100 MB and lies beside the repository; a clone without it has the tables of pprof-oracle.test.ts.
(shared === undefined ? describe.skip : describe)('graphs, stacks and labels of the corpus (needs ../shared)', () => {
  const root = path.join(shared ?? '', 'fixtures');
  const reports = shared === undefined ? [] : oracleFiles(root, 'tree', 'peek', 'traces', 'tags');
  const folders = [...new Set(reports.map(({ file }) => path.relative(root, path.dirname(file))))];
  const checked: Record<string, number> = {};

  it.each(shared === undefined ? ['-'] : folders)('equal what go tool pprof prints for %s', async (folder) => {
    for (const oracle of reports.filter(({ file }) => path.relative(root, path.dirname(file)) === folder)) {
      const text = readOracleText(oracle);
      const printed = await printReport(oracle, text);
      const expected = oracle.kind === 'tags' ? parseTags(text).sort() : text.split('\n').slice(0, -1);
      const withoutTime = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith('Time: '));
      expect({ file: oracle.file, lines: withoutTime(printed) }).toEqual({
        file: oracle.file,
        lines: withoutTime(expected),
      });
      checked[oracle.kind] = (checked[oracle.kind] ?? 0) + 1;
    }
  });

  it('checked every report that was recorded', () => {
    const count = (kind: string): number => reports.filter((oracle) => oracle.kind === kind).length;
    expect(checked).toEqual({
      tree: count('tree'),
      peek: count('peek'),
      traces: count('traces'),
      tags: count('tags'),
    });
    expect(checked).toEqual({ tree: 58, peek: 58, traces: 298, tags: 65 });
  });
});
