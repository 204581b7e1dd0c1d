import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { isRefused } from '@renderer/commands/rights';
import { CheckRights } from '@renderer/ui/CheckRights';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { ListSelection } from '../data/use-list-selection';
import { selectedActions } from '../data/use-plan-selected';
import type { PlanSelected, SelectedAction } from '../data/use-plan-selected';
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
  const button = (
    action: SelectedAction,
    label: string,
    onClick: () => void,
    look: Pick<ButtonProps, 'color' | 'loading'>,
  ) => {
    const answer = planning.enabled(action);
    const because = answer === true ? null : t(answer.because, answer.values);
    return (
      <GuardedButton because={because} size="compact-sm" variant="default" onClick={onClick} {...look}>
        {label}
      </GuardedButton>
    );
  };
  const plan = (action: 'load' | 'release', label: string) => {
    const onClick = () => {
      planning.plan(action);
    };
    return button(action, label, onClick, { loading: planning.pending === action });
  };
  return (
    <section className={classes.selectionBar} aria-label={t('selection.title')}>
      <span role="status" className={classes.selectionCount}>
        {t('selection.count', { count: rows.length })}
        {hiddenCount > 0 && (
          <span className={classes.quiet}> {t('selection.hidden', { count: hiddenCount })}</span>
        )}
      </span>
      <CheckRights
        connectionId={planning.connectionId}
        isRefused={selectedActions.some((action) => isRefused(planning.enabled(action)))}
      />
      {plan('load', t('selection.load'))}
      {plan('release', t('selection.release'))}
      {button('dropCollection', t('selection.drop'), planning.drop, { color: 'red' })}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={actions.clear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
