import { Checkbox } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { DropPlan } from '@shared/domain/drop';
import type { Capabilities } from '@shared/policy/capabilities';
import { isDroppable, releasesFirst } from '@shared/policy/drop-plan';
import { DropConfirm } from './DropConfirm';
import { DropOne } from './DropOne';
import { DropSeveral } from './DropSeveral';
import { shownNameOf } from './drop-names';

interface DropFormProps {
  connectionId: string;
  connectionName: string;
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
  const { connectionId, connectionName, plan, keepsCopy, onKeepsCopy, capabilities, onClose } = props;
  const t = useText();
  const submit = useSubmitText(plan);
  const { ticket, phrases, items, waitMs } = plan;
  const [only] = items;
  const count = items.filter(isDroppable).length;
  return (
    <>
      {items.length === 1 && only !== undefined ? (
        <DropOne item={only} connectionName={connectionName} capabilities={capabilities} waitMs={waitMs} />
      ) : (
        <DropSeveral items={items} waitMs={waitMs} />
      )}
      {ticket !== null && (
        <Checkbox
          mt={12}
          size="sm"
          label={t('drop.keepCopy', { count })}
          description={t(keepsCopy ? 'drop.keepCopy.on' : 'drop.keepCopy.off', { count })}
          checked={keepsCopy}
          onChange={(event) => {
            onKeepsCopy(event.currentTarget.checked);
          }}
        />
      )}
      <DropConfirm {...{ connectionId, ticket, phrases, submit, onClose }} />
    </>
  );
}
