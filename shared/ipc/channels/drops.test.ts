import { expect, it } from 'vitest';
import { collectionRefSchema } from '../../domain/refs';
import { visibleText } from '../../policy/visible-text';
import { dropChannels } from './drops';

it('the longest name can be typed as it is shown, whatever is in it', () => {
  const ref = { connectionId: 'c', database: 'd', collection: '\n'.repeat(1024), collectionId: null };
  expect(collectionRefSchema.safeParse(ref).success).toBe(true);
  const typed = [visibleText(ref.collection)];
  const given = { connectionId: 'c', ticket: 't', typed };
  expect(dropChannels['drops.start'].input.safeParse(given).success).toBe(true);
});
