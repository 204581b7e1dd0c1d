import { useFormats, useText } from '@renderer/i18n';
import { Age } from '@renderer/ui/Age';
import { shownNames } from '@renderer/ui/shown-names';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { CollectionDetail } from '@shared/domain/collection';
import classes from './panel.module.css';

/** Alias, day and id of a collection in a line, and how old the panel's facts are. */
export function PanelFacts({ detail }: { detail: CollectionDetail }) {
  const t = useText();
  const { day } = useFormats();
  const created = detail.createdAt === null ? null : t('panel.created', { at: day(detail.createdAt) });
  return (
    <p className={classes.facts} style={{ paddingInline: 16 }}>
      {detail.aliases.length > 0 && (
        <>
          <VisibleSentence text={t('panel.alias', { names: shownNames(detail.aliases) })} />
          {' · '}
        </>
      )}
      {created !== null && `${created} · `}
      {detail.id === null ? t('panel.noId') : t('panel.id', { id: detail.id })}
      {' · '}
      <Age at={detail.readAt} />
    </p>
  );
}
