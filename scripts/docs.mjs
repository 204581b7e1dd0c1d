// Writes the pages of docs/ that are made from code. Runs on Node 24, which reads TypeScript as it is.
import { writeFileSync } from 'node:fs';
import * as capabilities from '../shared/policy/capabilities.ts';
import { versionsTable } from './lib/versions-table.mjs';

console.log('docs: writes docs/versions.md from shared/policy/capabilities.ts');
writeFileSync(new URL('../docs/versions.md', import.meta.url), versionsTable(capabilities));
