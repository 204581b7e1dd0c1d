import { vi } from 'vitest';

/** jsdom lays nothing out: gives every element a size, in CSS pixels, so that virtual lists have rows in sight. */
export function giveLayout(width = 1000, height = 720): void {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(width);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height);
}
