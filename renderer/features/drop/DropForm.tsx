import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropFacts } from '@shared/domain/collection';
import type { Capabilities } from '@shared/policy/capabilities';
import { isExactName } from '@shared/policy/confirmation';
import { DropBlockers } from './DropBlockers';
import { DropFactList } from './DropFactList';
import type { DropQuestion, DropTarget } from './drop-question';
import { DropSteps } from './DropSteps';
import { TypeName } from './TypeName';
import { useDrop } from './use-drop';

interface DropFormProps {
  target: DropTarget;
  connectionName: string;
  facts: DropFacts;
  question: DropQuestion;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  onClose: () => void;
}

/** What goes, what will happen, and the name to type. Enter never drops: it leads to the button at most. */
export function DropForm({ target, connectionName, facts, question, capabilities, onClose }: DropFormProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const drop = useDrop(target, onClose);
  const name = target.partition?.name ?? target.collection.collection;
  const shown = visibleText(name);
  const { plan, typeName, isBlocked } = question;
  const isReady = !isBlocked && (!typeName || isExactName(typed, name));
  return (
    <>
      <DropFactList target={target} connectionName={connectionName} facts={facts} plan={plan} />
      <DropBlockers target={target} question={question} />
      {!isBlocked && <DropSteps target={target} plan={plan} capabilities={capabilities} />}
      {!isBlocked && typeName && (
        <TypeName
          name={name}
          typed={typed}
          onType={setTyped}
          onEnter={() => {
            if (isReady) button.current?.focus();
          }}
        />
      )}
      {drop.error !== null && <ErrorNotice error={errorOf(drop.error)} />}
      <DialogFooter cancel={t('drop.cancel')} cancelFirst onCancel={onClose}>
        <Button
          ref={button}
          color="red"
          loading={drop.isPending}
          aria-disabled={!isReady}
          data-disabled={!isReady || undefined}
          onClick={() => {
            if (!isReady) return;
            drop.mutate({ typedName: typeName ? typed : null, releaseFirst: plan.releaseFirst });
          }}
        >
          {t(plan.releaseFirst ? 'drop.submitRelease' : 'drop.submit', { name: shown })}
        </Button>
      </DialogFooter>
    </>
  );
}
