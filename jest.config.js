// Tests assume UTC: snapshots and times must not depend on where they run.
process.env.TZ = 'UTC';

const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const [, swcOptions] = Object.values(base.transform)[0];
const swc = [
  '@swc/jest',
  { ...swcOptions, jsc: { ...swcOptions.jsc, target: 'es2022', transform: { react: { runtime: 'automatic' } } } },
];

module.exports = {
  projects: [
    {
      displayName: 'pkg',
      rootDir: __dirname,
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/pkg/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.ts',
        '<rootDir>/demo/**/*.test.ts',
        '<rootDir>/preview/**/*.test.ts',
      ],
      transform: { '^.+\\.(m?[tj]sx?)$': swc },
      transformIgnorePatterns: ['/node_modules/'],
    },
    {
      ...base,
      displayName: 'plugin',
      rootDir: __dirname,
      modulePaths: [],
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/jest-setup.js'],
      // The scaffold's pattern misses .mjs, and d3-interpolate 3.0.2 ships nothing else.
      transform: { '^.+\\.(m?[tj]sx?)$': swc },
      transformIgnorePatterns: [
        nodeModulesToTransform([...grafanaESModules, '@react-hookz', '@ver0/deep-equal', '@grafana/i18n']),
      ],
    },
  ],
};
