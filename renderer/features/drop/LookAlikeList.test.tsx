import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithProviders } from '@renderer/test/render';
import type { LookAlikes } from '@shared/domain/look-alike';
import { LookAlikeList } from './LookAlikeList';

function show(name: string, other: string, how: LookAlikes['named'][number]['how'], more = 0) {
  renderWithProviders(<LookAlikeList name={name} alike={{ named: [{ name: other, how }], more }} />);
  const [line] = screen.getAllByRole('listitem');
  return { line: line!, marks: () => within(line!).queryAllByRole('mark') };
}
const texts = (elements: HTMLElement[]) => elements.map(({ textContent }) => textContent);

describe('a name that looks the same', () => {
  it('has the letters marked that differ, and their code points told', () => {
    const { line, marks } = show('orders', 'оrdеrs', 'drawnAlike');
    expect(texts(marks())).toEqual(['о', 'е']);
    expect(line.textContent).toBe(
      'оrdеrsLooks the same; character 1: “о” Cyrillic (U+043E), not “o” (U+006F); character 4: “е” Cyrillic (U+0435), not “e” (U+0065)',
    );
  });

  it('shows what cannot be seen', () => {
    const { line, marks } = show('books', 'bo\u200Boks', 'drawnAlike');
    expect(texts(marks())).toEqual(['U+200B']);
    expect(line.textContent).toContain('character 3: “[U+200B]” (U+200B) more');
  });

  it('that lacks a sign says which', () => {
    const { line, marks } = show('user_events', 'userevents', 'drawnAlike');
    expect(marks()).toEqual([]);
    expect(line.textContent).toContain('character 5: “_” (U+005F) is missing');
  });
});

it('a name one slip away is told by its letter alone, and the rest is counted', () => {
  const { line, marks } = show('logs_2024', 'logs_2025', 'oneSlip', 12);
  expect(texts(marks())).toEqual(['5']);
  expect(line.textContent).toBe('logs_2025character 9: “5”, not “4”');
  expect(screen.getByText('and 12 more that are close to it')).toBeDefined();
});

it('explains a few places and counts the others', () => {
  const { line } = show('a_b_c_d_e_f', 'aXbXcXdXeXf', 'drawnAlike');
  expect(line.textContent).toContain('; 1 more place');
});
