import { useText } from '@renderer/i18n';
import type { Field } from '@shared/domain/collection';
import classes from './panel.module.css';

/** What is special about a field, beneath its name. */
export function FieldRoles({ field }: { field: Field }) {
  const t = useText();
  const words = field.roles.map((role) => t(`fields.role.${role}`));
  if (field.nullable) words.push(t('fields.nullable'));
  if (field.autoId) words.push(t('fields.autoId'));
  return words.length === 0 ? null : <div className={classes.quiet}>{words.join(', ')}</div>;
}
