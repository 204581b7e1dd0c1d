import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { JsonObject } from '@shared/domain/definition';
import { messagesIn, pairsIn, textIn } from '@shared/policy/schema-message';
import classes from './archive.module.css';

/** Shown in words of their own, or not a person's affair. */
const APART = new Set(['name', 'data_type', 'element_type', 'type_params', 'description', 'fields']);

/** `VarChar`, or `Array<Int8>`; the number of a type that is newer than this program. */
function typeOf(field: JsonObject): string {
  const type = typeof field.data_type === 'number' ? String(field.data_type) : textIn(field, 'data_type');
  const element = textIn(field, 'element_type');
  return element === '' ? type : `${type}<${element}>`;
}

/** Everything else that a field says, in the protocol's own words: a copy hides nothing. */
function partsOf(field: JsonObject): string {
  const params = pairsIn(field, 'type_params').map(({ key, value }) => `${key}=${value}`);
  const flags = Object.entries(field)
    .filter(([part]) => !APART.has(part))
    .map(([part, value]) => (value === true ? part : `${part}=${JSON.stringify(value)}`));
  return [...params, ...flags].join(', ');
}

/** The fields of a schema, those of structs after them. */
export function FieldList({ schema }: { schema: JsonObject }) {
  const t = useText();
  const structs = messagesIn(schema, 'struct_array_fields').flatMap((struct) => [
    { name: textIn(struct, 'name'), type: 'Array<Struct>', parts: partsOf(struct) },
    ...messagesIn(struct, 'fields').map((field) => ({
      name: `${textIn(struct, 'name')}[${textIn(field, 'name')}]`,
      ...{ type: typeOf(field), parts: partsOf(field) },
    })),
  ]);
  const plain = messagesIn(schema, 'fields').map((field) => ({
    ...{ name: textIn(field, 'name'), type: typeOf(field), parts: partsOf(field) },
  }));
  return (
    <section aria-label={t('archive.detail.fields')}>
      <h3 className={classes.leftTitle}>{t('archive.detail.fields')}</h3>
      <ul className={classes.fields}>
        {[...plain, ...structs].map(({ name, type, parts }, at) => (
          <li key={at} className={classes.field}>
            <span className={classes.fieldName}>
              <VisibleName name={name} wrap />
            </span>
            <span>{type}</span>
            <span className={classes.quiet}>
              <VisibleName name={parts} wrap />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
