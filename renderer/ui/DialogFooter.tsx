import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './DialogFrame.module.css';

interface DialogFooterProps {
  cancel: string;
  /** Cancel has the focus when the dialog opens, and again when what was read takes the place of the wait for it. */
  cancelFirst?: boolean;
  onCancel: () => void;
  /** What has to be answered before: it stays in sight with the buttons, however long the dialog is. */
  above?: ReactNode;
  /** The button that does it. */
  children: ReactNode;
}

/** The buttons of a dialog: Cancel, then what it does. */
export function DialogFooter(props: DialogFooterProps) {
  const { cancel, cancelFirst = false, onCancel, above, children } = props;
  return (
    <div className={classes.footer}>
      {above !== undefined && <div className={classes.above}>{above}</div>}
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
