import { useFormats, useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { DropItem } from '@shared/domain/drop';
import { isDroppable, nameOf, releasesFirst } from '@shared/policy/drop-plan';
import classes from './drop.module.css';
import { DropStepList } from './DropStepList';
import { useBlockerText } from './use-blocker-text';

interface DropSeveralProps {
  items: readonly DropItem[];
  waitMs: number;
}

const keyOf = ({ target }: DropItem): string => JSON.stringify(target);

/** How much each holds and what happens to it: the list in full, because what is not read cannot be agreed to. */
function DropTable({ items }: { items: readonly DropItem[] }) {
  const t = useText();
  const { integer } = useFormats();
  const blockerText = useBlockerText();
  const isAcross = new Set(items.map(({ target }) => target.ref.database)).size > 1;
  return (
    <div className={classes.scroll} role="region" aria-label={t('drop.list')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('drop.column.name')}</th>
            {isAcross && <th scope="col">{t('drop.database')}</th>}
            <th scope="col">{t('drop.column.id')}</th>
            <th scope="col" className={classes.number}>
              {t('drop.rows')}
            </th>
            <th scope="col">{t('drop.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => {
            const { target, facts, blockers } = item;
            return (
              <tr key={`${String(at)} ${keyOf(item)}`} data-blocked={!isDroppable(item) || undefined}>
                <th scope="row">
                  <VisibleName name={nameOf(target)} wrap />
                </th>
                {isAcross && (
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
                <td>
                  {isDroppable(item)
                    ? t(releasesFirst(item) ? 'drop.does.release' : 'drop.does.drop')
                    : t('drop.does.not', {
                        why: blockers.map((each) => blockerText(each, target)).join(' '),
                      })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** All that goes, and all that does not, by its exact name; and what happens to each. */
export function DropSeveral({ items, waitMs }: DropSeveralProps) {
  const t = useText();
  const count = items.filter(isDroppable).length;
  return (
    <>
      <DropTable items={items} />
      {count > 0 && (
        <DropStepList
          steps={[t('drop.step.checkEach'), t('drop.step.dropEach', { count })]}
          waitMs={waitMs}
        />
      )}
    </>
  );
}
