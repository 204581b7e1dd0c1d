import { useId } from 'react';
import { useText } from '@renderer/i18n';
import { stateFilters } from '../model/view';
import type { StateCounts, StateFilter } from '../model/view';
import classes from './list.module.css';

/** Shown even when no collection is in the state, so that their places do not jump. */
const always = new Set<StateFilter>(['all', 'loaded', 'partly', 'loading', 'failed', 'notLoaded']);

interface StateFiltersProps {
  counts: StateCounts;
  filter: StateFilter;
  onFilter: (filter: StateFilter) => void;
}

/** Chooses a state, with the number of collections in each over the whole database. */
export function StateFilters({ counts, filter, onFilter }: StateFiltersProps) {
  const t = useText();
  const name = useId();
  const shown = stateFilters.filter((state) => always.has(state) || counts[state] > 0 || state === filter);
  return (
    <div role="radiogroup" aria-label={t('collections.filter')} className={classes.filters}>
      {shown.map((state) => (
        <label key={state} className={classes.filter}>
          <input
            type="radio"
            name={name}
            checked={state === filter}
            onChange={() => {
              onFilter(state);
            }}
          />
          {t(`collections.filter.${state}`, { count: counts[state] })}
        </label>
      ))}
    </div>
  );
}
