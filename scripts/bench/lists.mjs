// What the window does with the longest list that a server has, beside one pass over its names.
import { readTypeScript } from '../lib/typescript.mjs';
import { line, medians } from './measure.mjs';

const MOST = 65_536;

const typescript = await readTypeScript();
const { changesBetween } = await typescript.load('renderer/features/others/changes.ts');
const { lookAlikes } = await typescript.load('shared/policy/look-alikes.ts');
const { createListModel } = await typescript.load('renderer/features/collections/model/list-model.ts');

const numbers = Array.from({ length: MOST }, (_, at) => at);
const named = (at) => ({ name: `collection_${String(at).padStart(6, '0')}`, id: String(at) });
const before = numbers.map(named);
const same = numbers.map(named);
const changed = [...same.slice(1), { name: 'fresh', id: 'x' }];
const names = before.map(({ name }) => name);

const summaries = before.map((each, at) => ({ ...each, memoryPercent: at % 10 === 0 ? 40 : null }));
const facts = { readAt: 1, memoryError: null, memory: new Map(), details: new Map(), tasks: new Map() };
const everything = { search: '', filter: 'all', sort: 'name', descending: false };
const model = createListModel();
model(summaries, facts, everything);
let turn = 0;
/** Another search each time: the same one is answered with what was found before. */
const search = () =>
  model(summaries, facts, { ...everything, search: String(100 + turn++), filter: 'loading' });

const took = await medians({
  floor: () => new Map(before.map(({ name, id }) => [name, id])),
  same: () => changesBetween(before, same),
  changed: () => changesBetween(before, changed),
  lookAlikes: () => lookAlikes('collection_000100', names),
  search,
});
console.log(`floor, a map of ${MOST.toLocaleString('en')} names: ${took.floor.toFixed(1)} ms`);
console.log(line('what others changed, where nothing did', took.same, took.floor, 30));
console.log(line('what others changed, where two did', took.changed, took.floor, 150));
console.log(line('names that look alike', took.lookAlikes, took.floor, 100));
console.log(line('a search in the list', took.search, took.floor, 150));
await typescript.close();
