import { Table } from '@mantine/core';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { alterAliasOf, collectionActions, dropAliasOf } from '@renderer/commands/collections';
import { useText } from '@renderer/i18n';
import { ActionButton } from '@renderer/ui/ActionButton';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail } from '@shared/domain/collection';
import classes from './panel.module.css';

interface AliasesTabProps {
  subject: CollectionSubject;
  detail: CollectionDetail;
}

/** The other names under which requests reach the collection. */
export function AliasesTab({ subject, detail }: AliasesTabProps) {
  const t = useText();
  const name = visibleText(detail.name);
  const context = { collection: subject };
  return (
    <>
      <div className={classes.aliasBar}>
        <p className={classes.note}>
          {t(detail.aliases.length === 0 ? 'aliases.empty' : 'aliases.note', { name })}
        </p>
        <ActionButton action={collectionActions.createAlias} context={context} />
      </div>
      {detail.aliases.length > 0 && (
        <Table className={classes.table} verticalSpacing={6} horizontalSpacing={6}>
          <Table.Caption hidden>{t('aliases.caption', { name })}</Table.Caption>
          <Table.Tbody>
            {detail.aliases.map((alias) => (
              <Table.Tr key={alias}>
                <Table.Td>
                  <VisibleName name={alias} wrap />
                </Table.Td>
                <Table.Td className={classes.aliasActions}>
                  <ActionButton
                    action={alterAliasOf(alias)}
                    context={context}
                    name={t('aliases.moveNamed', { alias: visibleText(alias) })}
                  />{' '}
                  <ActionButton
                    action={dropAliasOf(alias)}
                    context={context}
                    name={t('aliases.dropNamed', { alias: visibleText(alias) })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
