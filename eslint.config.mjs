import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { falconerRules } from './scripts/lint/rules.mjs';
import { importRules } from './scripts/lint/imports.mjs';

const CONFIG_FILES = ['*.config.{ts,mjs}', 'scripts/config/**', 'e2e/playwright.config.ts', '**/*.d.ts'];
const TESTS = ['**/*.test.{ts,tsx,mjs}', 'e2e/**', 'renderer/test/**'];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is the same in every file that uses it.',
};
const NO_SLEEP = {
  selector: 'CallExpression[callee.property.name="waitForTimeout"]',
  message: 'Wait for a condition, not for a time.',
};
const NO_ONLY = {
  selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name="only"]',
  message: 'A focused test hides the others.',
};
const NO_TEXT_IN_JSX = [
  {
    selector: 'JSXText[value=/[A-Za-z]{2}/]',
    message: 'Words on screen come from the catalogue in renderer/i18n.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|title|placeholder|label|alt|description)$/] > Literal[value=/[A-Za-z]{2}/]',
    message: 'Words on screen come from the catalogue in renderer/i18n.',
  },
];

export default defineConfig(
  { ignores: ['out/**', 'dist/**', '.runtime/**', 'test-results/**', 'playwright-report/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    plugins: { falconer: falconerRules },
    rules: {
      'falconer/file-name': 'error',
      'falconer/reasoned-disable': 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_SLEEP, NO_ONLY],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unreachable': 'error',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers and booleans read well in a template; objects do not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A click handler that answers void is the common case in React.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Objects here are closures: nothing in them reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Both forms are in use; the type says which shape it is.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    extends: [tseslint.configs.base],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    // It tells what React Compiler would leave alone; this build does not run it.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['renderer/**/*.tsx'],
    ignores: TESTS,
    rules: {
      'falconer/one-component': 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_SLEEP, NO_ONLY, ...NO_TEXT_IN_JSX],
    },
  },
  ...importRules,
  {
    files: CONFIG_FILES,
    rules: { 'no-restricted-syntax': ['error', NO_SLEEP, NO_ONLY] },
  },
  {
    files: TESTS,
    rules: {
      // A test may say what it knows of a value that the type leaves open.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
