import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useFailureStore } from '@renderer/stores/failure-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { useSelectionStore } from '@renderer/stores/selection-store';
import { removeFakeBridge } from './fake-bridge';

/** A machine that is busy with other tests answers late. */
configure({ asyncUtilTimeout: 5000 });

/** What jsdom lacks and the component library asks for. */
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

vi.stubGlobal('ResizeObserver', NoObserver);
vi.stubGlobal('IntersectionObserver', NoObserver);
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
}));
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
Object.defineProperty(document, 'fonts', { value: { addEventListener() {}, removeEventListener() {} } });

const stores = [useDialogStore, useFailureStore, useNavigationStore, useSelectionStore].map((store) => ({
  reset: () => {
    (store.setState as (state: unknown, replace: true) => void)(store.getInitialState(), true);
  },
}));

afterEach(() => {
  cleanup();
  removeFakeBridge();
  for (const { reset } of stores) reset();
  sessionStorage.clear();
  localStorage.clear();
});
