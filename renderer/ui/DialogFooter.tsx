import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './DialogFrame.module.css';

interface DialogFooterProps {
  cancel: string;
  /** Cancel has the focus when the dialog opens, and again when what was read takes the place of the wait for it. */
  cancelFirst?: boolean;
  onCancel: () => void;
  /** The button that does it. */
  children: ReactNode;
}

/** The buttons of a dialog: Cancel, then what it does. */
export function DialogFooter({ cancel, cancelFirst = false, onCancel, children }: DialogFooterProps) {
  return (
    <div className={classes.footer}>
      <Button
        variant="default"
        onClick={onCancel}
        {...(cancelFirst ? { 'data-autofocus': true, autoFocus: true } : {})}
      >
        {cancel}
      </Button>
      {children}
    </div>
  );
}
