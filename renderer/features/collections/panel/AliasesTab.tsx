import { Table } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail } from '@shared/domain/collection';
import classes from './panel.module.css';

/** The other names under which requests reach the collection. */
export function AliasesTab({ detail }: { detail: CollectionDetail }) {
  const t = useText();
  const name = visibleText(detail.name);
  if (detail.aliases.length === 0) return <p className={classes.note}>{t('aliases.empty', { name })}</p>;
  return (
    <>
      <p className={classes.note}>{t('aliases.note', { name })}</p>
      <Table className={classes.table} verticalSpacing={6} horizontalSpacing={6}>
        <Table.Caption hidden>{t('aliases.caption', { name })}</Table.Caption>
        <Table.Tbody>
          {detail.aliases.map((alias) => (
            <Table.Tr key={alias}>
              <Table.Td>
                <VisibleName name={alias} wrap />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
