import { useText } from '@renderer/i18n';
import { fieldTypeText } from '@renderer/ui/field-type';
import type { Field } from '@shared/domain/collection';
import classes from './panel.module.css';

/** The type of a field and what is special about it, beneath its name. */
export function FieldRoles({ field }: { field: Field }) {
  const t = useText();
  const words = [fieldTypeText(field), ...field.roles.map((role) => t(`fields.role.${role}`))];
  if (field.nullable) words.push(t('fields.nullable'));
  if (field.autoId) words.push(t('fields.autoId'));
  return <div className={classes.quiet}>{words.join(', ')}</div>;
}
