import type { MessageId } from '@renderer/i18n';
import type { LoadPlan } from '@shared/policy/load-question';

type Words = Pick<LoadPlan, 'fieldCount' | 'fieldTotal' | 'release'>;

/** What the primary button says: exactly what it does. */
export function submitText({ fieldCount, fieldTotal, release }: Words): {
  id: MessageId;
  values: Record<string, number>;
} {
  const values = { count: fieldCount, total: fieldTotal };
  if (fieldCount === fieldTotal)
    return { id: release === null ? 'load.submit.all' : 'load.submit.releaseAll', values };
  return { id: release === null ? 'load.submit.some' : 'load.submit.releaseSome', values };
}
