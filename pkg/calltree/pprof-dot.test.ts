// SPDX-License-Identifier: Apache-2.0
// Nodes and calls of the graph against what `go tool pprof -dot` drew of the corpus: every node with its own and cumulative value and
// their percentages, every call with its value, weight, width and marks, in pprof's order of calls. The printer is here only for that.
//
// Not compared, for a product that draws no such picture: colours and font sizes; the numbers of nodes (pprof's "entropy" order, a
// hint to Graphviz); names broken into lines; the boxes that hang label values on nodes (their sums are those of -tags).
import path from 'node:path';
import { findSampleTypeIndex, type Profile } from '#pkg/profile';
import { oracleFiles, readOracleProfile, readOracleText, sharedFolder } from '#pkg/testkit';
import { compareNames } from './compare-names';
import { computeTotal } from './compute-total';
import { nodesOfProfile } from './granularity';
import { formatPercentage } from './pprof-numbers';
import { formatScaled, selectOutputUnit } from './pprof-units';
import { profileLabels } from './profile-labels';
import { trimGraph } from './trim-graph';

interface Drawing {
  /** The lines of the box with what the graph is about, without the time, whose layout changed since Go 1.19. */
  readonly legend: readonly string[];
  readonly nodes: readonly string[];
  readonly calls: readonly string[];
}

const LEGEND = /^subgraph cluster_L .* label="(.*)" tooltip=/m;
const NODE = /^N(\d+) \[label="(.*?)" id="node\d+" .* tooltip="(.*) \(\S+\)" color=/;
// "0 of 1MB (1.31%)", "2MB (2.63%)" or "1MB (1.31%)\nof 2MB (2.63%)", behind the lines of the name.
const VALUES = /\\n((?:0|-?[\d.]+[a-zA-Z]* \([^)]*\))(?:(?:\\n| )of \S+ \([^)]*\))?)$/;
const CALL = /^N(\d+) -> N(\d+) \[label=" ([^"\\]*)(\\n \(inline\))?"(.*)/;

function parseDot(text: string): Drawing {
  const lines = text.split('\n');
  const nodes = lines.flatMap((line) => {
    const [, id, label = '', name = ''] = NODE.exec(line) ?? [];
    return id === undefined ? [] : [{ id, name, values: VALUES.exec(label)?.[1].replace('\\n', ' ') }];
  });
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const legend = LEGEND.exec(text)?.[1].split('\\l') ?? [];
  return {
    legend: legend.filter(isShownLabel),
    nodes: nodes.map(({ name, values }) => `${name}: ${values}`).sort(compareNames),
    calls: lines.flatMap((line) => parseCall(line, names)),
  };
}

function parseCall(line: string, names: ReadonlyMap<string, string>): string[] {
  const call = CALL.exec(line);
  if (call === null) {
    return [];
  }
  const [, caller, callee, value, inlined, others] = call;
  const [, weight = '1'] = / weight=(\d+)/.exec(others) ?? [];
  const [, width = '1'] = / penwidth=(\d+)/.exec(others) ?? [];
  const marks = (inlined === undefined ? '' : ' inline') + (others.includes('style="dotted"') ? ' residual' : '');
  return [`${names.get(caller)} -> ${names.get(callee)}: ${value} ${weight} ${width}${marks}`];
}

const isShownLabel = (line: string): boolean => line !== '' && !/^(?:Time|See) ?/.test(line);

/** report.go printDOT, dotgraph.go ComposeDot. */
function draw(profile: Profile, typeIndex: number): Drawing {
  const { graph, shown } = trimGraph(profile, nodesOfProfile(profile), { sampleTypeIndex: typeIndex });
  const { edges, nodes, self, total: cum } = graph;
  const total = computeTotal(profile, typeIndex);
  const { unit: sampleUnit } = profile.sampleTypes[typeIndex];
  const rows = Array.from(shown, (node) => ({ self: self[node], total: cum[node] }));
  const unit = selectOutputUnit({ rows, total, unit: sampleUnit });
  const quantity = (value: number): string => formatScaled(value, sampleUnit, unit);
  const share = (value: number): string => `${quantity(value)} (${formatPercentage(value, total).trim()})`;
  const shownSum = rows.reduce((sum, row) => sum + row.self, 0);
  const part = (value: number, whole: number): number =>
    1 + Math.min(Math.abs(Math.trunc((value * whole) / total)), whole);
  const byWeight = Array.from({ length: edges.length }, (_, edge) => edge).sort(
    (one, other) =>
      Math.abs(edges.value[other]) - Math.abs(edges.value[one]) ||
      compareNames(nodes.name[edges.caller[one]], nodes.name[edges.caller[other]]) ||
      compareNames(nodes.name[edges.callee[one]], nodes.name[edges.callee[other]])
  );
  return {
    legend: [
      ...profileLabels(profile, typeIndex, { total, unit }),
      `Showing nodes accounting for ${share(shownSum).replace(/ \((.*)\)$/, ', $1')} of ${quantity(total)} total`,
    ].filter(isShownLabel),
    nodes: Array.from(shown, (node) => {
      const own = self[node] === 0 ? '0' : share(self[node]);
      return `${nodes.name[node]}: ${own}${cum[node] === self[node] ? '' : ` of ${share(cum[node])}`}`;
    }).sort(compareNames),
    calls: byWeight.map((edge) => {
      const value = edges.value[edge];
      const marks = (edges.isInlined[edge] === 1 ? ' inline' : '') + (edges.isResidual[edge] === 1 ? ' residual' : '');
      const names = `${nodes.name[edges.caller[edge]]} -> ${nodes.name[edges.callee[edge]]}`;
      return `${names}: ${quantity(value)} ${part(value, 100)} ${part(value, 5)}${marks}`;
    }),
  };
}

const shared = sharedFolder();

// The corpus is 100 MB and lies beside the repository; a clone without it has the tables of pprof-oracle.test.ts.
(shared === undefined ? describe.skip : describe)('graphs of the corpus (needs ../shared)', () => {
  const root = path.join(shared ?? '', 'fixtures');
  const drawings = shared === undefined ? [] : oracleFiles(root, 'dot');
  const checked = { drawings: 0, nodes: 0, calls: 0 };

  it.each(drawings.map((oracle) => [path.relative(root, oracle.file), oracle] as const))(
    'equal what go tool pprof drew in %s',
    async (file, oracle) => {
      const expected = parseDot(readOracleText(oracle));
      const profile = await readOracleProfile(oracle);
      const drawn = draw(profile, findSampleTypeIndex(profile, oracle.sampleType));
      expect({ file, ...drawn }).toEqual({ file, ...expected });
      checked.drawings++;
      checked.nodes += expected.nodes.length;
      checked.calls += expected.calls.length;
    }
  );

  it('checked every line of every drawing', () => {
    const lines = drawings.flatMap((oracle) => readOracleText(oracle).split('\n'));
    expect(checked).toEqual({
      drawings: drawings.length,
      nodes: lines.filter((line) => /^N\d+ \[/.test(line)).length,
      calls: lines.filter((line) => /^N\d+ -> N\d+ /.test(line)).length,
    });
    expect(checked).toEqual({ drawings: 22, nodes: 2017, calls: 2081 });
  });
});
