import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { VisibleName } from './VisibleName';

const shown = (name: string, wrap = false) => {
  const { container } = render(<VisibleName name={name} wrap={wrap} />);
  return { text: container.textContent, pieces: container.querySelectorAll('span').length };
};

it('marks what cannot be seen', () => {
  expect(shown('a\u202eb')).toEqual({ text: 'aU+202Eb', pieces: 1 });
});

it('puts no more of a name without end into the page than can be seen of it', () => {
  expect(shown('x'.repeat(100_000)).text).toBe(`${'x'.repeat(1000)}…`);
  expect(shown('x'.repeat(100_000), true).text).toBe('x'.repeat(100_000));
});

it('makes no page of elements of a name that cannot be seen at all', () => {
  const { text, pieces } = shown('a\n'.repeat(50_000), true);
  expect(pieces).toBe(0);
  expect(text).toBe('a[U+000A]'.repeat(50_000));
});
