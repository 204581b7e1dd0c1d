import { Table } from '@mantine/core';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { useFormats, useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail, Index } from '@shared/domain/collection';
import { MissingIndexes } from './MissingIndexes';
import classes from './panel.module.css';

interface IndexesTabProps {
  subject: CollectionSubject;
  detail: CollectionDetail;
}

/** The indexes and how far each is built, and the vector fields that have none. */
export function IndexesTab({ subject, detail }: IndexesTabProps) {
  const t = useText();
  const { integer } = useFormats();
  const rows = ({ indexedRows, totalRows }: Index) =>
    indexedRows === null || totalRows === null
      ? null
      : t('indexes.rows', { indexed: integer(indexedRows), total: integer(totalRows) });
  if (detail.indexes === null) return detail.indexError && <ErrorNotice error={detail.indexError} />;
  const missing = <MissingIndexes subject={{ ...subject, detail }} />;
  if (detail.indexes.length === 0) {
    return (
      <>
        <p className={classes.note}>{t('indexes.empty')}</p>
        {missing}
      </>
    );
  }
  return (
    <>
      <Table className={classes.table} verticalSpacing={6} horizontalSpacing={6}>
        <Table.Caption hidden>{t('indexes.caption', { name: visibleText(detail.name) })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('indexes.name')}</Table.Th>
            <Table.Th>{t('indexes.field')}</Table.Th>
            <Table.Th>{t('indexes.type')}</Table.Th>
            <Table.Th>{t('indexes.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {detail.indexes.map((index) => (
            <Table.Tr key={`${index.field} ${index.name}`}>
              <Table.Td>
                <VisibleName name={index.name} wrap />
              </Table.Td>
              <Table.Td>
                <VisibleName name={index.field} wrap />
              </Table.Td>
              <Table.Td>
                {index.type}
                {index.metric !== null && <div className={classes.quiet}>{index.metric}</div>}
              </Table.Td>
              <Table.Td>
                <span className={index.state === 'failed' ? classes.failed : undefined}>
                  {t(`indexes.state.${index.state}`)}
                </span>
                <div className={classes.quiet}>{index.failReason ?? rows(index)}</div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {missing}
    </>
  );
}
