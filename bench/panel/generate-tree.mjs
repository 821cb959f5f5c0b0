// SPDX-License-Identifier: Apache-2.0
// Call trees with Go-like names, made up from a seed: the same on every machine and for every component that is measured.

/**
 * @typedef {object} FlameColumns Two snapshots of a call tree in pre-order, one row a node.
 * @property {string[]} names
 * @property {Int32Array} label index into names
 * @property {Int32Array} level distance from the root
 * @property {Float64Array} self bytes before, without the children's
 * @property {Float64Array} total bytes before
 * @property {Float64Array} selfRight bytes after, without the children's
 * @property {Float64Array} totalRight bytes after
 * @property {boolean} isDelta whether there is an after
 */

const MAX_LEVEL = 60;
const SEED = 7;

/** Numbers in [0, 1) from a seed: Mulberry32, Tommy Ettinger 2017. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PACKAGES = [
  'runtime',
  'net/http',
  'encoding/json',
  'github.com/acme/shop/internal/cart',
  'github.com/acme/shop/internal/catalog',
  'github.com/acme/shop/pkg/cache',
  'google.golang.org/grpc',
  'google.golang.org/protobuf/proto',
  'database/sql',
  'github.com/jackc/pgx/v5',
  'go.opentelemetry.io/otel/sdk/trace',
  'github.com/prometheus/client_golang/prometheus',
  'bytes',
  'bufio',
  'strings',
  'sync',
  'compress/gzip',
];
const VERBS =
  'Serve Handle Read Write Decode Encode Grow Get Put Do Scan Next Flush Marshal Unmarshal newBuffer alloc makeSlice';
const NOUNS = 'Request Response Row Entry Account Span Buffer Frame Message Item Token Batch Conn Stream Header Cache';

function makeNames(count, random) {
  const [verbs, nouns] = [VERBS.split(' '), NOUNS.split(' ')];
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from(
    { length: count },
    (_, index) => `${pick(PACKAGES)}.(*${pick(nouns)}).${pick(verbs)}${pick(nouns)}${index}`
  );
}

/**
 * A tree of exactly `nodes` nodes, at most 60 levels deep. 60 % of the inner nodes have a single child, as Go's stacks do. About 0.3 % of the subtrees are new, 0.3 % vanished, 0.6 % grow 2-8 times; the rest moves by up to 5 %.
 * @returns {FlameColumns}
 */
export function generateTree(nodes, { isDelta }) {
  const random = randomFrom(SEED);
  const nameCount = Math.max(50, Math.min(20_000, Math.round(nodes / 5)));
  const names = makeNames(nameCount, random);
  const columns = emptyColumns(nodes, { names, isDelta });
  const todo = [{ budget: nodes, level: 0, mode: 'same' }];
  for (let node = 0; todo.length > 0; node++) {
    const { budget, level, mode } = todo.pop();
    columns.level[node] = level;
    columns.label[node] = node === 0 ? 0 : 1 + Math.floor(random() ** 1.6 * (nameCount - 1));
    const ownMode = level > 3 && mode === 'same' ? pickMode(random()) : mode;
    const childNodes = budget - 1;
    const isLeaf = childNodes <= 0 || level >= MAX_LEVEL;
    setSelf(columns, { node, mode: ownMode, random, isLeaf });
    if (!isLeaf) {
      const parts = partsOf(childNodes, level, random);
      todo.push(...parts.reverse().map((part) => ({ budget: part, level: level + 1, mode: ownMode })));
    } else if (childNodes > 0) {
      // It cannot go deeper: the rest becomes siblings.
      todo.push({ budget: childNodes, level, mode });
    }
  }
  names[0] = 'total';
  return withTotals(columns);
}

/** Columns without amounts; `names` and `isDelta` as given. */
export function emptyColumns(nodes, { names, isDelta }) {
  const amounts = () => new Float64Array(nodes);
  const integers = () => new Int32Array(nodes);
  const [level, label] = [integers(), integers()];
  return {
    names,
    isDelta,
    level,
    label,
    self: amounts(),
    total: amounts(),
    selfRight: amounts(),
    totalRight: amounts(),
  };
}

/** Fills the totals in from self; returns the same columns. */
export function withTotals(columns) {
  const { level, self, selfRight, total, totalRight } = columns;
  const nodes = level.length;
  const parent = new Int32Array(nodes).fill(-1);
  const lastOnLevel = [];
  for (let node = 0; node < nodes; node++) {
    lastOnLevel[level[node]] = node;
    parent[node] = level[node] === 0 ? -1 : lastOnLevel[level[node] - 1];
  }
  for (let node = nodes - 1; node >= 0; node--) {
    total[node] += self[node];
    totalRight[node] += selfRight[node];
    if (parent[node] >= 0) {
      total[parent[node]] += total[node];
      totalRight[parent[node]] += totalRight[node];
    }
  }
  return columns;
}

function pickMode(chance) {
  if (chance < 0.003) {
    return 'new';
  }
  if (chance < 0.006) {
    return 'vanished';
  }
  return chance < 0.012 ? 'grows' : 'same';
}

function setSelf({ self, selfRight }, { node, mode, random, isLeaf }) {
  const bytes = isLeaf || random() < 0.08 ? Math.round(512 * Math.exp(random() * 8)) : 0;
  const factor = mode === 'grows' ? 2 + random() * 6 : 0.95 + random() * 0.1;
  self[node] = mode === 'new' ? 0 : bytes;
  selfRight[node] = mode === 'vanished' ? 0 : Math.round(bytes * (mode === 'new' ? 1 : factor));
}

/** How many nodes the subtree of each child gets. */
function partsOf(nodes, level, random) {
  const splits = random() > 0.6 || nodes > 40 * (MAX_LEVEL - level) || level < 2;
  const children = splits ? Math.min(nodes, 2 + Math.floor(random() * random() * 8)) : 1;
  const parts = [];
  for (let left = nodes, others = children - 1; others >= 0; others--) {
    const part = others === 0 ? left : partOf(left, others, random);
    parts.push(part);
    left -= part;
  }
  return parts;
}

function partOf(left, others, random) {
  const wanted = Math.round((left / (others + 1)) * (0.2 + 1.6 * random()));
  return Math.max(1, Math.min(left - others, wanted));
}
