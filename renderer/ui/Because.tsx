import { Tooltip } from '@mantine/core';
import { cloneElement, useState } from 'react';
import type { ReactElement } from 'react';
import { landmarkOf } from './landmark';

interface BecauseProps {
  /** Why the control cannot be used now; null if it can. */
  because: string | null;
  children: ReactElement<{ 'aria-description'?: string | undefined }>;
}

/**
 * Says why a control cannot be used, on hover and on focus. The control stays focusable: it is `aria-disabled`, not
 * `disabled`. The tooltip is made only when it is shown: a list has one of these in every row.
 */
export function Because({ because, children }: BecauseProps) {
  const [at, setAt] = useState<Element | null>(null);
  const hide = () => {
    setAt(null);
  };
  return (
    <span
      style={{ display: 'contents' }}
      onPointerOver={({ currentTarget }) => {
        setAt(currentTarget.firstElementChild);
      }}
      onFocus={({ currentTarget }) => {
        setAt(currentTarget.firstElementChild);
      }}
      onPointerLeave={hide}
      onBlur={hide}
    >
      {cloneElement(children, { 'aria-description': because ?? undefined })}
      {at instanceof HTMLElement && because !== null && (
        <Tooltip
          target={at}
          opened
          label={because}
          multiline
          maw={320}
          portalProps={{ target: landmarkOf(at) }}
        />
      )}
    </span>
  );
}
