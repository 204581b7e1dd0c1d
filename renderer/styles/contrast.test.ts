import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cssVariables, theme } from './theme';

const css = readFileSync(join(process.cwd(), 'renderer/styles/tokens.css'), 'utf8');

/** The light and the dark value of every token that is a colour. */
const tokens = new Map(
  [...css.matchAll(/(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
);

function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const variables = cssVariables({} as never);
const bodies = ['#ffffff', theme.colors?.dark?.[7] ?? ''] as const;
const panels = tokens.get('--panel-bg') ?? ['', ''];
const accents = [theme.colors?.accent?.[8] ?? '', theme.colors?.accent?.[4] ?? ''];

describe('every colour that carries words can be read', () => {
  const states = [...tokens.keys()].filter((name) => name.endsWith('-fg'));

  it('knows the states and the areas of the memory map', () => {
    expect(states).toHaveLength(8);
  });

  it.each(states)('%s on its own background', (name) => {
    const background = tokens.get(name.replace('-fg', '-bg'));
    for (const scheme of [0, 1] as const) {
      expect(contrast(tokens.get(name)?.[scheme] ?? '', background?.[scheme] ?? '')).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  it.each([0, 1] as const)('greys and accent on the window and on panels (scheme %i)', (scheme) => {
    const given = scheme === 0 ? variables.light : variables.dark;
    const dimmed = scheme === 0 ? (given['--mantine-color-dimmed'] ?? '') : (theme.colors?.dark?.[2] ?? '');
    const placeholder = given['--mantine-color-placeholder'] ?? '';
    for (const background of [bodies[scheme], panels[scheme]]) {
      for (const color of [
        dimmed,
        placeholder,
        accents[scheme] ?? '',
        given['--mantine-color-error'] ?? '',
      ]) {
        expect(contrast(color, background), `${color} on ${background}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    const onFilled = tokens.get('--on-filled')?.[scheme] ?? '';
    expect(contrast(onFilled, accents[scheme] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
