import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { DropPlan } from '@shared/domain/drop';
import type { Capabilities } from '@shared/policy/capabilities';
import { areTyped } from '@shared/policy/confirmation';
import { isDroppable, releasesFirst } from '@shared/policy/drop-plan';
import { DropOne } from './DropOne';
import { DropSeveral } from './DropSeveral';
import { shownNameOf } from './drop-names';
import { TypePhrase } from './TypePhrase';
import { useDrop } from './use-drop';

interface DropFormProps {
  connectionId: string;
  connectionName: string;
  plan: DropPlan;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  onClose: () => void;
}

/** What the button says: exactly what it does. */
function useSubmitText({ items }: DropPlan): string {
  const t = useText();
  const [only] = items;
  if (only !== undefined && items.length === 1) {
    const name = shownNameOf(only.target);
    return t(releasesFirst(only) ? 'drop.submitRelease' : 'drop.submit', { name });
  }
  const count = items.filter(isDroppable).length;
  const skips = items.length - count;
  return t(skips === 0 ? 'drop.submitSeveral' : 'drop.submitSeveralSkip', { count, skips });
}

/** What goes, what will happen, and what has to be typed. Enter never drops: it leads to the button at most. */
export function DropForm({ connectionId, connectionName, plan, capabilities, onClose }: DropFormProps) {
  const t = useText();
  const submit = useSubmitText(plan);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const button = useRef<HTMLButtonElement>(null);
  const drop = useDrop(onClose);
  const { ticket, phrases, items, waitMs } = plan;
  const given = phrases.map(({ of }) => typed[of] ?? '');
  const isReady = ticket !== null && areTyped(phrases, given);
  const [only] = items;
  return (
    <>
      {items.length === 1 && only !== undefined ? (
        <DropOne item={only} connectionName={connectionName} capabilities={capabilities} waitMs={waitMs} />
      ) : (
        <DropSeveral items={items} waitMs={waitMs} />
      )}
      {phrases.map((phrase) => (
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
      ))}
      {drop.error !== null && <ErrorNotice error={errorOf(drop.error)} />}
      <DialogFooter cancel={t('drop.cancel')} cancelFirst onCancel={onClose}>
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
