import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { test } from '../fixtures/test';

const PICTURES = fileURLToPath(new URL('../../out/tour', import.meta.url));

/** Prints what each step of the tour saw, and takes its pictures. */
export interface TourGuide {
  /** Plays a step; what it answers is printed as what was seen. A step that throws ends the tour. */
  step(what: string, play: () => Promise<string>): Promise<void>;
  /** Saves a picture of the window in `out/tour/`. */
  picture(name: string): Promise<void>;
  /** Saves a picture in the light scheme and one in the dark; the light one stays. */
  inBothSchemes(name: string): Promise<void>;
}

/** @param startAt number of the first picture */
export function tourGuide(page: Page, startAt = 1): TourGuide {
  mkdirSync(PICTURES, { recursive: true });
  let steps = 0;
  let pictures = startAt - 1;
  const picture = async (name: string): Promise<void> => {
    pictures++;
    const file = `${String(pictures).padStart(2, '0')}-${name}.png`;
    // Pictures are compared by eye; a caret that blinks would make them differ.
    await page.screenshot({ path: join(PICTURES, file), caret: 'hide', animations: 'disabled' });
  };
  return {
    picture,
    step: (what, play) =>
      test.step(what, async () => {
        const saw = await play();
        steps++;
        console.log(`${String(steps).padStart(2)}. ${what}: ${saw}`);
      }),
    inBothSchemes: async (name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await picture(`${name}-${colorScheme}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  };
}
