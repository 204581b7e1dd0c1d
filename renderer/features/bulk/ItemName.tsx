import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import { visibleText } from '@renderer/ui/visible-text';
import type { BulkDeed } from '@shared/domain/bulk';
import classes from './bulk.module.css';

interface ItemNameProps {
  target: BulkDeed['target'];
  /** The list is about several databases. */
  withDatabase: boolean;
}

/** The collection that an item is about. */
export function ItemName({ target, withDatabase }: ItemNameProps) {
  const t = useText();
  return (
    <span className={classes.name}>
      {withDatabase ? (
        <VisibleSentence
          text={t('bulk.inDatabase', {
            name: visibleText(target.collection),
            database: visibleText(target.database),
          })}
        />
      ) : (
        <VisibleName name={target.collection} />
      )}
    </span>
  );
}
