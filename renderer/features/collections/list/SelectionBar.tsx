import { Button } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { Because } from '@renderer/ui/Because';
import type { ListSelection } from '../data/use-list-selection';
import type { PlanSelected } from '../data/use-plan-selected';
import classes from './list.module.css';

interface SelectionBarProps {
  selection: ListSelection;
  planning: PlanSelected;
}

/** What can be done with everything that is selected, also with what search and state do not show. */
export function SelectionBar({ selection, planning }: SelectionBarProps) {
  const t = useText();
  const { rows, hiddenCount, actions } = selection;
  if (rows.length === 0) return null;
  const { because } = planning;
  const plan = (action: 'load' | 'release', label: string) => (
    <Because because={because}>
      <Button
        size="compact-sm"
        variant="default"
        loading={planning.pending === action}
        aria-disabled={because !== null}
        data-disabled={because !== null || undefined}
        onClick={() => {
          planning.plan(action);
        }}
      >
        {label}
      </Button>
    </Because>
  );
  return (
    <section className={classes.selectionBar} aria-label={t('selection.title')}>
      <span role="status" className={classes.selectionCount}>
        {t('selection.count', { count: rows.length })}
        {hiddenCount > 0 && (
          <span className={classes.quiet}> {t('selection.hidden', { count: hiddenCount })}</span>
        )}
      </span>
      {plan('load', t('selection.load'))}
      {plan('release', t('selection.release'))}
      <Because because={because}>
        <Button
          size="compact-sm"
          variant="default"
          color="red"
          aria-disabled={because !== null}
          data-disabled={because !== null || undefined}
          onClick={planning.drop}
        >
          {t('selection.drop')}
        </Button>
      </Because>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={actions.clear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
