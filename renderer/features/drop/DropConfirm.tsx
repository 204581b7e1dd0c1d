import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { Because } from '@renderer/ui/Because';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Phrase } from '@shared/domain/drop';
import { areTyped } from '@shared/policy/confirmation';
import { ChangedNotice } from './ChangedNotice';
import classes from './drop.module.css';
import { ExpiredNotice } from './ExpiredNotice';
import { TypePhrase } from './TypePhrase';
import { useDrop } from './use-drop';
import type { Standing } from './use-question';

interface DropConfirmProps {
  connectionId: string;
  standing: Standing;
  /** What differs from what was shown, in a line each. */
  changes: readonly string[];
  /** Nothing can be dropped, whatever is typed. */
  isBlocked: boolean;
  phrases: readonly Phrase[];
  /** What the button says: exactly what it does. */
  submit: string;
  onClose: () => void;
}

/** Why the button cannot be used, for what else than that nothing can be dropped; null: it can. */
function useReason({ standing, isBlocked }: DropConfirmProps, isTyped: boolean): string | null {
  const t = useText();
  if (isBlocked) return t('drop.not.blocked');
  if (standing.isHeld) return t('drop.not.changed');
  if (standing.expiredAt !== null) return t('drop.not.expired');
  if (standing.ticket === null) return t('drop.not.reading');
  return isTyped ? null : t('drop.not.typed');
}

/** What was typed; nothing once the question is another one. */
function useTyped(isHeld: boolean) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [wasHeld, setWasHeld] = useState(isHeld);
  if (wasHeld !== isHeld) {
    setWasHeld(isHeld);
    setTyped({});
  }
  return [typed, setTyped] as const;
}

/** What has to be typed, and the button. Enter never drops: it leads to the button at most. */
export function DropConfirm(props: DropConfirmProps) {
  const { connectionId, standing, changes, phrases, submit, onClose } = props;
  const { ticket, isHeld, expiredAt, isReading, readAgain } = standing;
  const t = useText();
  const [typed, setTyped] = useTyped(isHeld);
  const button = useRef<HTMLButtonElement>(null);
  const drop = useDrop({ onStarted: onClose, onFailed: standing.onSpent });
  const given = phrases.map(({ of }) => typed[of] ?? '');
  const isTyped = areTyped(phrases, given);
  const isReady = ticket !== null && isTyped;
  const reason = useReason(props, isTyped);
  const questions = phrases.map((phrase) => (
    <TypePhrase
      key={phrase.of}
      phrase={phrase}
      typed={typed[phrase.of] ?? ''}
      onType={(text) => {
        setTyped((before) => ({ ...before, [phrase.of]: text }));
      }}
      onEnter={() => {
        if (isReady) button.current?.focus();
      }}
    />
  ));
  const above = isHeld ? (
    <ChangedNotice lines={changes} onAcknowledge={standing.acknowledge} />
  ) : (
    <>
      {expiredAt !== null && <ExpiredNotice readAt={expiredAt} isReading={isReading} onRead={readAgain} />}
      {questions}
    </>
  );
  return (
    <>
      {drop.error !== null && (
        <>
          <ErrorNotice error={errorOf(drop.error)} />
          <p className={classes.spent}>{t('drop.spent')}</p>
        </>
      )}
      <DialogFooter
        cancel={t('drop.cancel')}
        cancelFirst
        onCancel={onClose}
        above={phrases.length === 0 && !isHeld && expiredAt === null ? undefined : above}
      >
        <Because because={reason}>
          <Button
            ref={button}
            color="red"
            loading={drop.isPending}
            aria-disabled={!isReady}
            data-disabled={!isReady || undefined}
            onClick={() => {
              if (isReady) drop.mutate({ connectionId, ticket, typed: given });
            }}
          >
            {submit}
          </Button>
        </Because>
      </DialogFooter>
    </>
  );
}
