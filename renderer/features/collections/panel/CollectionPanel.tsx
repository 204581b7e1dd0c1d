import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionRow } from '../model/row';
import classes from './panel.module.css';
import { PanelBody } from './PanelBody';

interface CollectionPanelProps {
  name: string;
  /** Null if the list no longer has this very collection. */
  row: CollectionRow | null;
  onClose: () => void;
}

/** Everything about one collection, beside the list. */
export function CollectionPanel({ name, row, onClose }: CollectionPanelProps) {
  const t = useText();
  return (
    <section className={classes.panel} role="region" aria-label={visibleText(name)}>
      <div className={classes.head}>
        <div className={classes.names}>
          <h2 className={classes.title}>
            <VisibleName name={name} wrap />
          </h2>
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t('panel.close')} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {row === null ? (
        <p className={classes.content}>{t('panel.gone', { name: visibleText(name) })}</p>
      ) : (
        <PanelBody key={row.summary.id ?? name} row={row} />
      )}
    </section>
  );
}
