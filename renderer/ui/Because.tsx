import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';

interface BecauseProps {
  /** Why the control cannot be used now; null if it can. */
  because: string | null;
  children: ReactElement;
}

/**
 * Says why a control cannot be used, on hover and on focus. The control stays focusable: it is `aria-disabled`, not
 * `disabled`.
 */
export function Because({ because, children }: BecauseProps) {
  return (
    <Tooltip
      label={because}
      disabled={because === null}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={320}
      openDelay={150}
    >
      {children}
    </Tooltip>
  );
}
