import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { en } from './en';
import { bindUnits } from './no-break';

const texts = Object.fromEntries(Object.entries(en).map(([id, text]) => [id, bindUnits(text)]));

/** A text that cannot be built is a mistake of ours: where it is told of is where it is mended. */
function onError(error: Error): void {
  if (import.meta.env.MODE === 'test') throw error;
  console.error(error.message);
}

/** Gives the texts of the window's language to everything inside. */
export function TextProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={texts} onError={onError}>
      {children}
    </IntlProvider>
  );
}
