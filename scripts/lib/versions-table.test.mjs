import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as capabilities from '../../shared/policy/capabilities';
import { versionsTable } from './versions-table.mjs';

it('docs/versions.md says what the application does (else: npm run docs)', () => {
  const page = readFileSync(new URL('../../docs/versions.md', import.meta.url), 'utf8');
  expect(page).toBe(versionsTable(capabilities));
});
