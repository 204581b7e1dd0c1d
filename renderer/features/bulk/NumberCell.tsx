import { useText } from '@renderer/i18n';
import classes from './bulk.module.css';

/** A figure in a table of items; null where there is none to tell. */
export function NumberCell({ value }: { value: string | null }) {
  const t = useText();
  return <span className={classes.number}>{value ?? t('bulk.none')}</span>;
}
