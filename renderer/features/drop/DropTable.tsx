import { memo, useCallback, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useText } from '@renderer/i18n';
import type { DropItem } from '@shared/domain/drop';
import classes from './drop.module.css';
import type { DropColumns } from './DropRow';
import { DropRow } from './DropRow';

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Leads from one row's button to the next: of a long list the Tab key reaches only one. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  if (event.target.dataset.more === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-more]')];
  buttons[buttons.indexOf(event.target) + step]?.focus();
}

function columnsOf(items: readonly DropItem[]): DropColumns {
  return {
    database: new Set(items.map(({ target }) => target.ref.database)).size > 1,
    collection: items.some(({ target }) => target.kind === 'partition'),
    aliases: items.some(({ target }) => target.kind === 'collection'),
  };
}

interface DropTableProps {
  items: readonly DropItem[];
  /** Places of those that are not as they were shown. */
  changed?: ReadonlySet<number> | undefined;
}

/** What each holds and what happens to it: the list in full, because what is not read cannot be agreed to. */
export const DropTable = memo(function DropTable({ items, changed }: DropTableProps) {
  const t = useText();
  const columns = useMemo(() => columnsOf(items), [items]);
  const [active, setActive] = useState<number | null>(null);
  const first = items.findIndex(({ facts }) => facts !== null);
  const onActive = useCallback((at: number) => {
    setActive(at);
  }, []);
  return (
    <div
      className={classes.scroll}
      role="region"
      aria-label={t('drop.list')}
      tabIndex={0}
      onKeyDown={moveFocus}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <td className={classes.more} />
            <th scope="col">{t('drop.column.name')}</th>
            {columns.collection && <th scope="col">{t('drop.collection')}</th>}
            {columns.database && <th scope="col">{t('drop.database')}</th>}
            <th scope="col">{t('drop.column.id')}</th>
            <th scope="col" className={classes.number}>
              {t('drop.rows')}
            </th>
            <th scope="col">{t('drop.memory')}</th>
            {columns.aliases && <th scope="col">{t('drop.aliases')}</th>}
            <th scope="col">{t('drop.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <DropRow
              key={at}
              item={item}
              columns={columns}
              at={at}
              isChanged={changed?.has(at) === true}
              isActive={at === (active ?? first)}
              onActive={onActive}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});
