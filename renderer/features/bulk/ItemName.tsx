import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
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
      <VisibleName
        name={
          withDatabase
            ? t('bulk.inDatabase', { name: target.collection, database: target.database })
            : target.collection
        }
      />
    </span>
  );
}
