import { z } from 'zod';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

/** A rectangle on the screen, in device-independent pixels. */
export type Bounds = z.infer<typeof boundsSchema>;

/** Shape of `window-state.json`; null bounds: never moved or sized. */
export const windowStateSchema = z.object({ bounds: boundsSchema.nullable(), maximized: z.boolean() });
export type WindowState = z.infer<typeof windowStateSchema>;

export const INITIAL_WINDOW_STATE: WindowState = { bounds: null, maximized: false };
export const DEFAULT_SIZE = { width: 1280, height: 800 };
export const MIN_SIZE = { width: 760, height: 480 };

/** How much of the window's top edge has to be on a display for a person to take hold of it. */
const GRIP = { width: 120, height: 32 };

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

/**
 * The bounds to open the window with: the saved ones if their top edge can still be reached, made to fit the display
 * that they are on; else null for the system's own choice of place.
 * @param workAreas of the displays that are there now
 */
export function fitToDisplays(saved: Bounds | null, workAreas: readonly Bounds[]): Bounds | null {
  if (saved === null) return null;
  const home = workAreas.find(
    (area) =>
      overlap(saved.x, saved.width, area.x, area.width) >= GRIP.width &&
      overlap(saved.y, GRIP.height, area.y, area.height) >= GRIP.height,
  );
  if (home === undefined) return null;
  return {
    ...saved,
    width: Math.max(MIN_SIZE.width, Math.min(saved.width, home.width)),
    height: Math.max(MIN_SIZE.height, Math.min(saved.height, home.height)),
  };
}
