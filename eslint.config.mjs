import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';

const sizes = {
  'max-lines': ['warn', { max: 250, skipComments: true, skipBlankLines: true }],
  'max-params': ['warn', 4],
  complexity: ['warn', 12],
};

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/dist-cli/',
      '**/out/',
      '**/.cache/',
      '**/coverage/',
      '.config/',
      'pkg/profile/proto/',
    ],
  },
  ...baseConfig,
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.d.ts', 'webpack.config.ts'],
    languageOptions: { parserOptions: { projectService: false, project: null } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      // TypeScript checks it, and overloads are no second declaration.
      'no-redeclare': 'off',
      'prefer-const': 'error',
      eqeqeq: 'error',
      ...sizes,
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: { '@typescript-eslint/no-deprecated': 'error', '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['pkg/**/*.ts'],
    ignores: ['**/*.test.ts', 'pkg/testkit/**', 'pkg/cli/**', 'pkg/recorder/**', 'pkg/universal.d.ts'],
    languageOptions: { parserOptions: { project: './pkg/tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
          message: 'No mutable state in a module: pass it in, or keep it in an object that somebody owns.',
        },
      ],
    },
  },
  {
    files: ['pkg/cli/**/*.ts', 'scripts/**', 'bin/**', 'demo/**', 'preview/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', 'react-hooks/rules-of-hooks': 'off' },
  },
]);
