/**
 * Where something that floats over an element is put into the page: into the part of the window that the element is
 * in, so that nothing lies outside of the landmarks by which a screen reader finds its way.
 */
export function landmarkOf(element: Element): HTMLElement {
  return element.closest<HTMLElement>('[role="dialog"], main, nav, aside, footer, header') ?? document.body;
}
