import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { useText } from '@renderer/i18n';
import type { DropPlan } from '@shared/domain/drop';
import type { Capabilities } from '@shared/policy/capabilities';
import { RefusedNote } from '@renderer/ui/RefusedNote';
import { isDroppable, releasesFirst } from '@shared/policy/drop-plan';
import { countRefused } from '@shared/policy/refused-items';
import type { PlanChanges } from '@shared/policy/plan-changes';
import { DropConfirm } from './DropConfirm';
import { DropOne } from './DropOne';
import { DropSeveral } from './DropSeveral';
import { shownNameOf } from './drop-names';
import { useChangeTexts } from './use-change-texts';
import type { Question } from './use-question';
import { useCopyNote } from './use-copy-note';

interface DropFormProps {
  connectionId: string;
  connectionName: string;
  question: Question<DropPlan, PlanChanges>;
  plan: DropPlan;
  keepsCopy: boolean;
  onKeepsCopy: (keepsCopy: boolean) => void;
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

/** What goes, what will happen, and what has to be typed. */
export function DropForm(props: DropFormProps) {
  const { connectionId, connectionName, question, plan, keepsCopy, onKeepsCopy, capabilities, onClose } =
    props;
  const { changes, readAgain } = question;
  const t = useText();
  const submit = useSubmitText(plan);
  const changeTexts = useChangeTexts();
  const { phrases, items, waitMs } = plan;
  const note = useCopyNote(plan.items, keepsCopy);
  const [only] = items;
  const changed = useMemo(() => new Set(changes?.items.map(({ at }) => at)), [changes]);
  const count = items.filter(isDroppable).length;
  const refused = countRefused(items);
  return (
    <>
      {items.length === 1 && only !== undefined ? (
        <DropOne item={only} connectionName={connectionName} capabilities={capabilities} waitMs={waitMs} />
      ) : (
        <DropSeveral items={items} changed={changed} capabilities={capabilities} waitMs={waitMs} />
      )}
      <RefusedNote
        connectionId={connectionId}
        refused={
          refused === 0
            ? null
            : t(items.length === 1 ? 'rights.ifGiven' : 'rights.leftOut', { count: refused })
        }
        onChecked={readAgain}
      />
      {count > 0 && (
        <Checkbox
          mt={12}
          size="sm"
          label={t('drop.keepCopy', { count })}
          description={note}
          checked={keepsCopy}
          onChange={(event) => {
            onKeepsCopy(event.currentTarget.checked);
          }}
        />
      )}
      <DropConfirm
        {...{ connectionId, phrases, submit, onClose }}
        standing={question}
        changes={changes === null ? [] : changeTexts(plan, changes)}
        isBlocked={count === 0}
      />
    </>
  );
}
