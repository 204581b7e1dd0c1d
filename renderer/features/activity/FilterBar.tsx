import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useConnections } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import { activityOperations, activityStates } from '@shared/domain/activity';
import classes from './activity.module.css';
import { isFiltered, timeRanges, WHOLE_VIEW } from './filter';
import type { ActivityView, TimeRange } from './filter';
import { operationText } from './words';

interface FilterBarProps {
  view: ActivityView;
  searchRef: RefObject<HTMLInputElement | null>;
  onView: (view: ActivityView) => void;
}

/** What of the log is wanted. */
export function FilterBar({ view, searchRef, onView }: FilterBarProps) {
  const t = useText();
  const connections = useConnections();
  const select = (
    name: 'connection' | 'operation' | 'state',
    value: string | null,
    options: readonly { value: string; label: string }[],
    change: (value: string | null) => Partial<ActivityView>,
  ) => (
    <NativeSelect
      size="xs"
      aria-label={t(`activity.filter.${name}`)}
      data={[{ value: '', label: t(`activity.any.${name}`) }, ...options]}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onView({ ...view, ...change(chosen === '' ? null : chosen) });
      }}
    />
  );
  return (
    <div className={classes.bar} role="search">
      <TextInput
        ref={searchRef}
        type="search"
        size="xs"
        className={classes.search}
        aria-label={t('activity.search')}
        placeholder={t('activity.searchPlaceholder')}
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={1024}
        value={view.text}
        onChange={(event) => {
          onView({ ...view, text: event.currentTarget.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onView({ ...view, text: '' });
        }}
      />
      {select(
        'connection',
        view.connectionId,
        connections.map(({ id, name }) => ({ value: id, label: visibleText(name) })),
        (connectionId) => ({ connectionId }),
      )}
      {select(
        'operation',
        view.operation,
        activityOperations.map((operation) => ({ value: operation, label: operationText(operation, t) })),
        (operation) => ({ operation }),
      )}
      {select(
        'state',
        view.state,
        activityStates.map((state) => ({ value: state, label: t(`activity.state.${state}`) })),
        (chosen) => ({ state: activityStates.find((state) => state === chosen) ?? null }),
      )}
      <NativeSelect
        size="xs"
        aria-label={t('activity.filter.time')}
        data={(Object.keys(timeRanges) as TimeRange[]).map((range) => ({
          value: range,
          label: t(`activity.time.${range}`),
        }))}
        value={view.range}
        onChange={(event) => {
          onView({ ...view, range: event.currentTarget.value as TimeRange, chosenAt: Date.now() });
        }}
      />
      {isFiltered(view) && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            onView(WHOLE_VIEW);
          }}
        >
          {t('activity.clear')}
        </Button>
      )}
    </div>
  );
}
