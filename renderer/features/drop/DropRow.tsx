import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, useId, useState } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { NameList } from '@renderer/ui/NameList';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { DropItem } from '@shared/domain/drop';
import { aliasesThatGo } from '@shared/policy/drop-list';
import { aliasesToRemove, isDroppable, nameOf, releasesFirst } from '@shared/policy/drop-plan';
import { shownNameOf } from './drop-names';
import classes from './drop.module.css';
import { DropRowDetails } from './DropRowDetails';
import { InMemory } from './InMemory';
import { useBlockerText } from './use-blocker-text';

/** Columns that only some lists have. */
export interface DropColumns {
  database: boolean;
  /** Of what partitions are. */
  collection: boolean;
  aliases: boolean;
}

interface DropRowProps {
  item: DropItem;
  columns: DropColumns;
  /** Position on the list, from 0. */
  at: number;
  /** It is not as it was shown. */
  isChanged: boolean;
  /** Reached by the Tab key; the arrows lead to the others. */
  isActive: boolean;
  onActive: (at: number) => void;
}

/** What happens to the one, or why nothing does. */
function useDoes(): (item: DropItem) => string {
  const t = useText();
  const blockerText = useBlockerText();
  return (item) => {
    const { blockers, target } = item;
    if (!isDroppable(item)) {
      return t('drop.does.not', { why: blockers.map((each) => blockerText(each, target)).join(' ') });
    }
    if (releasesFirst(item)) return t('drop.does.release');
    const removed = aliasesToRemove(item).length;
    if (removed > 0) return t('drop.does.aliases', { count: removed });
    const count = aliasesThatGo(item).length;
    return count > 0 ? t('drop.does.withAliases', { count }) : t('drop.does.drop');
  };
}

/** One that goes, or is left out: what everybody has to have seen of it, and the rest where it is asked for. */
export const DropRow = memo(function DropRow(props: DropRowProps) {
  const { item, columns, at, isChanged, isActive, onActive } = props;
  const t = useText();
  const { integer } = useFormats();
  const does = useDoes();
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { target, facts } = item;
  const aliases = aliasesThatGo(item);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr data-blocked={!isDroppable(item) || undefined}>
        <td className={classes.more}>
          {facts !== null && (
            <button
              type="button"
              aria-label={t('drop.moreAbout', { name: shownNameOf(target) })}
              aria-expanded={isOpen}
              aria-controls={isOpen ? detailsId : undefined}
              data-more={at}
              tabIndex={isActive ? 0 : -1}
              onFocus={() => {
                onActive(at);
              }}
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              <Chevron size={14} aria-hidden />
            </button>
          )}
        </td>
        <th scope="row">
          <VisibleName name={nameOf(target)} wrap />
        </th>
        {columns.collection && (
          <td>{target.kind === 'partition' ? <VisibleName name={target.ref.collection} wrap /> : '–'}</td>
        )}
        {columns.database && (
          <td>
            <VisibleName name={target.ref.database} wrap />
          </td>
        )}
        <td className={classes.id}>
          {(target.kind === 'partition' ? target.ref.partitionId : target.ref.collectionId) ?? '–'}
        </td>
        <td className={classes.number}>
          {facts?.rowCount == null ? t('drop.unknown') : integer(facts.rowCount)}
        </td>
        <td className={classes.memory}>{facts === null ? t('drop.unknown') : <InMemory facts={facts} />}</td>
        {columns.aliases && <td>{aliases.length === 0 ? '–' : <NameList names={aliases} />}</td>}
        <td>
          {isChanged && <strong className={classes.mark}>{t('drop.change.row')}</strong>}
          {does(item)}
        </td>
      </tr>
      {isOpen && facts !== null && (
        <tr id={detailsId} className={classes.details}>
          <td />
          <td colSpan={6 + Object.values(columns).filter(Boolean).length - 1}>
            <DropRowDetails item={item} facts={facts} />
          </td>
        </tr>
      )}
    </>
  );
});
