import { Table } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import type { CollectionRow } from '../model/row';
import { CheckFields } from './CheckFields';
import { FieldIndex } from './FieldIndex';
import { FieldRoles } from './FieldRoles';
import { isFieldLoaded } from './field-loaded';
import classes from './panel.module.css';
import { useWhyNotCheck } from './use-why-not-check';
import { useLoadedFieldsText } from './use-loaded-fields-text';

interface FieldsTabProps {
  row: CollectionRow;
  detail: CollectionDetail;
  target: CollectionRef;
}

/** The schema: type, keys, index, and whether a field is in memory as far as anybody knows. */
export function FieldsTab({ row, detail, target }: FieldsTabProps) {
  const t = useText();
  const note = useLoadedFieldsText(row.state, detail);
  const whyNotCheck = useWhyNotCheck(row.state);
  const loaded = (name: string | null) => t(`fields.${isFieldLoaded(row.state, detail.loadedFields, name)}`);
  return (
    <>
      <div className={classes.noteLine}>
        <p className={classes.note}>{note}</p>
        <CheckFields target={target} because={whyNotCheck} />
      </div>
      <Table className={classes.table} verticalSpacing={6} horizontalSpacing={6}>
        <Table.Caption hidden>{t('fields.caption', { name: visibleText(detail.name) })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('fields.name')}</Table.Th>
            <Table.Th>{t('fields.index')}</Table.Th>
            <Table.Th>{t('fields.loaded')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {detail.fields.map((field) => (
            <Table.Tr key={field.name}>
              <Table.Td>
                <VisibleName name={field.name} wrap />
                <FieldRoles field={field} />
              </Table.Td>
              <Table.Td>
                <FieldIndex field={field} indexes={detail.indexes} />
              </Table.Td>
              <Table.Td>{loaded(field.name)}</Table.Td>
            </Table.Tr>
          ))}
          {detail.dynamicField && (
            <Table.Tr>
              <Table.Td>
                {t('fields.dynamic')}
                <div className={classes.quiet}>{t('fields.dynamicType')}</div>
              </Table.Td>
              <Table.Td>{t('fields.none')}</Table.Td>
              <Table.Td>{loaded(null)}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </>
  );
}
