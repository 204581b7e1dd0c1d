import { expect, it, vi } from 'vitest';
import { createBackgroundReader } from './background-reader';

function controlled() {
  const open = new Map<string, () => void>();
  const asked: string[] = [];
  const reader = createBackgroundReader<string>(
    (name) => name,
    (name) => {
      asked.push(name);
      return new Promise((resolve) => open.set(name, resolve));
    },
  );
  return { reader, asked, answer: (name: string) => open.get(name)?.() };
}

it('reads four at a time, in order, the next when one is answered', async () => {
  const { reader, asked, answer } = controlled();
  reader.want(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
  answer('b');
  await vi.waitFor(() => {
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

it('asks nothing twice while it is under way, and drops wishes that are no longer', async () => {
  const { reader, asked, answer } = controlled();
  reader.want(['a', 'b', 'c', 'd', 'e']);
  reader.want(['a', 'z']);
  answer('a');
  answer('b');
  await vi.waitFor(() => {
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'z']);
  });
});
