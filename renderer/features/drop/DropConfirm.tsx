import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Phrase } from '@shared/domain/drop';
import { areTyped } from '@shared/policy/confirmation';
import { TypePhrase } from './TypePhrase';
import { useDrop } from './use-drop';

interface DropConfirmProps {
  connectionId: string;
  /** Null: nothing can be dropped. */
  ticket: string | null;
  phrases: readonly Phrase[];
  /** What the button says: exactly what it does. */
  submit: string;
  onClose: () => void;
}

/** What has to be typed, and the button. Enter never drops: it leads to the button at most. */
export function DropConfirm({ connectionId, ticket, phrases, submit, onClose }: DropConfirmProps) {
  const t = useText();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const button = useRef<HTMLButtonElement>(null);
  const drop = useDrop(onClose);
  const given = phrases.map(({ of }) => typed[of] ?? '');
  const isReady = ticket !== null && areTyped(phrases, given);
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
  return (
    <>
      {drop.error !== null && <ErrorNotice error={errorOf(drop.error)} />}
      <DialogFooter
        cancel={t('drop.cancel')}
        cancelFirst
        onCancel={onClose}
        above={phrases.length === 0 ? undefined : questions}
      >
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
      </DialogFooter>
    </>
  );
}
