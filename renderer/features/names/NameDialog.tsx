import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { StepList } from '@renderer/ui/StepList';
import type { Environment } from '@shared/domain/environment';
import classes from './names.module.css';

/** Width in CSS pixels. */
const WIDTH = 520;

interface NameDialogProps {
  title: string;
  where: string;
  environment: Environment;
  /** What is asked for. */
  children: ReactNode;
  steps: readonly string[];
  /** What else happens by it. */
  notes: ReactNode;
  submit: string;
  /** Nothing is sent while this is false. */
  isReady: boolean;
  sending: { isPending: boolean; error: Error | null };
  onSubmit: () => void;
  onClose: () => void;
}

/** A dialog about a name: what is asked for, what will happen, and the button that says so. */
export function NameDialog(props: NameDialogProps) {
  const { title, where, environment, children, steps, notes, submit, isReady, sending, onSubmit, onClose } =
    props;
  const t = useText();
  return (
    <DialogFrame {...{ title, where, environment, onClose }} size={WIDTH}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !sending.isPending) onSubmit();
        }}
      >
        <div className={classes.asked}>{children}</div>
        <StepList title={t('names.what')} steps={steps}>
          {notes}
        </StepList>
        {sending.error !== null && <ErrorNotice error={errorOf(sending.error)} />}
        <DialogFooter cancel={t('names.cancel')} onCancel={onClose}>
          <Button
            type="submit"
            loading={sending.isPending}
            aria-disabled={!isReady}
            data-disabled={!isReady || undefined}
          >
            {submit}
          </Button>
        </DialogFooter>
      </form>
    </DialogFrame>
  );
}
