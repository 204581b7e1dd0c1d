import { createContext, useContext } from 'react';

const RowFocusContext = createContext<0 | -1>(0);

/** Whether the Tab key reaches the controls of a row: 0 for the active one, -1 for all others. */
export const RowFocusProvider = RowFocusContext.Provider;

/** The tab index for a control inside a row. */
export function useRowTabIndex(): 0 | -1 {
  return useContext(RowFocusContext);
}
