// For the test that kills this process: saves without end and tells on standard output which count has been saved.
import { countedSchema, fillerOf } from './counted';
import { openJsonFile } from './json-file';

async function saveWithoutEnd(path: string): Promise<never> {
  const file = await openJsonFile({ path, schema: countedSchema, initial: { count: 0, filler: '' } });
  for (;;) {
    await file.update(({ count }) => ({ count: count + 1, filler: fillerOf(count + 1) }));
    process.stdout.write(`${file.value.count}\n`);
  }
}

void saveWithoutEnd(process.argv[2] ?? '');
