import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import { Because } from './Because';

type GuardedButtonProps = ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** Why it cannot be used now; null if it can. */
    because: string | null;
    /** What else there is to say of it where it can be used. */
    hint?: string | null;
  };

/** A button that says why it cannot be used: it stays focusable then, and a click on it does nothing. */
export function GuardedButton({ because, hint = null, onClick, ...button }: GuardedButtonProps) {
  return (
    <Because because={because ?? hint}>
      <Button
        {...button}
        aria-disabled={because !== null}
        data-disabled={because !== null || undefined}
        onClick={because === null ? onClick : undefined}
      />
    </Because>
  );
}
