// The walls of docs/ARCHITECTURE.md, one rule per room. Each comment says why, and what to do instead.
const TEST = '\\.test\\.tsx?$|^pkg/testkit/';

/** Every room of pkg/, with the rooms and packages its code may import. */
const ROOMS = {
  base: { rooms: [], why: 'base is under everything: what needs another room belongs into that room.' },
  profile: {
    rooms: ['base'],
    packages: ['protobufjs'],
    why: 'profile only turns bytes into columns: trees and series are built by the rooms above it.',
  },
  calltree: {
    rooms: ['base', 'profile'],
    packages: ['re2js'],
    why: 'calltree works on columns: what needs protobuf belongs into profile, what needs time into capture.',
  },
  capture: {
    rooms: ['base', 'profile', 'calltree'],
    why: 'capture keeps histories behind a storage port: IndexedDB and files live with whoever implements the port.',
  },
  sources: {
    rooms: ['base', 'profile', 'capture'],
    why: 'sources reaches the network through the fetch port it is given: Grafana and Node stay outside.',
  },
  leakscore: {
    rooms: ['base'],
    why: 'The score is a pure function of series: whoever has captures reads a series off them first.',
  },
  signatures: {
    rooms: ['base', 'calltree'],
    why: 'A rule looks at stacks and must not know the score: findings weighs the two.',
  },
  findings: {
    rooms: ['base', 'calltree', 'capture', 'leakscore', 'signatures'],
    why: 'findings returns typed results: words and layout belong to report, src and cli.',
  },
  flame: { rooms: ['base', 'calltree'], why: 'flame is geometry: painting, React and findings live above it.' },
  report: {
    rooms: ['base', 'profile', 'calltree', 'flame', 'findings'],
    why: 'report makes strings from results: reading files and writing to a terminal belong to cli.',
  },
  recorder: {
    rooms: ['base', 'profile', 'calltree', 'capture', 'sources', 'leakscore', 'signatures', 'findings'],
    node: true,
    why: 'The recorder serves data: drawing and printing are for src and cli.',
  },
  cli: {
    rooms: [
      'base',
      'profile',
      'calltree',
      'capture',
      'sources',
      'leakscore',
      'signatures',
      'findings',
      'flame',
      'report',
      'recorder',
    ],
    packages: ['commander'],
    node: true,
    why: 'cli puts the rooms together; testkit is for tests.',
  },
};

const roomRules = Object.entries(ROOMS).map(([room, { rooms, packages = [], node = false, why }]) => ({
  name: `${room}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^pkg/${room}/`, pathNot: TEST },
  to: {
    pathNot: [
      `^pkg/(${[room, ...rooms].join('|')})/`,
      ...packages.map((name) => `^node_modules/${name}/`),
      ...(node ? ['^(node:)?[a-z_/]+$'] : []),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-circular',
      comment: 'Data flows one way. Move what both need into the lower one, or pass it in.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'enter-by-index',
      comment: 'A room is entered by its index.ts (#pkg/<room>). Export what is missing there, or leave it private.',
      severity: 'error',
      from: { path: '^(pkg/([^/]+)/|src/|preview/|bench/|scripts/)' },
      to: { path: '^pkg/([^/]+)/', pathNot: ['^pkg/$2/', '^pkg/[^/]+/index\\.ts$'] },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file: delete it, or export it from its index.ts.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(pkg|src)/',
        pathNot: [
          '\\.d\\.ts$',
          '\\.test\\.tsx?$',
          '(^|/)module\\.tsx?$',
          '^pkg/[^/]+/index\\.ts$',
          '^pkg/cli/main\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'testkit-only-in-tests',
      comment: 'The test kit may read files and make things up. Product code must not see it.',
      severity: 'error',
      from: { path: '^(pkg|src)/', pathNot: TEST },
      to: { path: '^pkg/testkit/' },
    },
    {
      name: 'datasource-imports',
      comment:
        'The data source makes frames. The panel reads frames. Neither knows the other, and neither draws or prints for the other.',
      severity: 'error',
      from: { path: '^src/datasource/', pathNot: TEST },
      to: {
        path: '^(pkg|src)/',
        pathNot: ['^src/(datasource|browser)/', '^pkg/(base|profile|calltree|capture|sources|leakscore|findings)/'],
      },
    },
    {
      name: 'panel-imports',
      comment: 'The panel draws any flame-graph frame: it must not know where frames come from.',
      severity: 'error',
      from: { path: '^src/panel/', pathNot: TEST },
      to: {
        path: '^(pkg|src)/',
        pathNot: ['^src/(panel|browser)/', '^pkg/(base|profile|calltree|findings|flame|report)/'],
      },
    },
    {
      name: 'grafana-only-in-src',
      comment: 'Only src/ (and the preview host, which stands in for Grafana) knows Grafana, React and the browser.',
      severity: 'error',
      from: { path: '^(pkg|scripts|bin)/' },
      to: { path: '^node_modules/(@grafana|react|react-dom|rxjs|idb|@emotion)/' },
    },
    {
      name: 'src-knows-no-node',
      comment: 'The plugin runs in a browser.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-development-host-in-product',
      comment: 'preview/, scripts/, demo/ and bench/ are for development and never shipped.',
      severity: 'error',
      from: { path: '^(pkg|src)/', pathNot: TEST },
      to: { path: '^(preview|scripts|demo|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|dist-cli|out|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
