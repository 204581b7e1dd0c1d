import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderWithProviders } from '@renderer/test/render';
import { bindUnits } from './no-break';
import { useFormats } from './use-formats';
import { useText } from './use-text';

it.each([
  ['{minutes, number} min {seconds, number} s', '{minutes, number}\u00A0min {seconds, number}\u00A0s'],
  [
    '{seconds, select, absent {a time} other {{seconds} s}}.',
    '{seconds, select, absent {a time} other {{seconds}\u00A0s}}.',
  ],
  ['as of {count, number} s ago', 'as of {count, number}\u00A0s ago'],
  ['{number} {unit}', '{number}\u00A0{unit}'],
  ['{count, number} searches, {name} matters', '{count, number} searches, {name} matters'],
])('%s', (text, bound) => {
  expect(bindUnits(text)).toBe(bound);
});

function Sizes() {
  const t = useText();
  const { bytes } = useFormats();
  const texts = [bytes(0), bytes(1536), t('task.minutes', { minutes: 1, seconds: 2 })];
  return <output>{texts.join('|')}</output>;
}

it('keeps sizes and times on the line of their number wherever they are written', () => {
  renderWithProviders(<Sizes />);
  expect(screen.getByRole('status').textContent).toBe('0\u00A0B|1.5\u00A0KiB|1\u00A0min 2\u00A0s');
});
