import { Alert, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { OthersNotice } from '../data/use-changes-of-others';
import classes from './list.module.css';

/** Names that a line has room for; the count tells of the others. */
const NAMED = 5;

interface NameLineProps {
  what: string;
  names: readonly string[];
}

function NameLine({ what, names }: NameLineProps): ReactNode {
  const t = useText();
  if (names.length === 0) return null;
  const more = names.length - NAMED;
  return (
    <div className={classes.changes}>
      <span>{what}</span>
      <ul className={classes.changedNames} aria-label={what}>
        {names.slice(0, NAMED).map((name) => (
          <li key={name}>
            <VisibleName name={name} />
          </li>
        ))}
      </ul>
      {more > 0 && <span>{t('changes.more', { count: more })}</span>}
    </div>
  );
}

/** What other people or programs have changed in the list since a look at it. */
export function ChangesNotice({ found, dismiss }: OthersNotice) {
  const t = useText();
  const { time } = useFormats();
  if (found === null) return null;
  const { appeared, gone, remade, renamed } = found.changes;
  const renames = renamed.map(({ before, now }) =>
    t('changes.rename', { before: visibleText(before), now: visibleText(now) }),
  );
  return (
    <Alert
      className={classes.notice}
      color="blue"
      icon={<IconUsers aria-hidden />}
      role="status"
      title={t('changes.title', { time: time(found.since) })}
    >
      <NameLine what={t('changes.appeared', { count: appeared.length })} names={appeared} />
      <NameLine what={t('changes.gone', { count: gone.length })} names={gone} />
      <NameLine what={t('changes.remade', { count: remade.length })} names={remade} />
      <NameLine what={t('changes.renamed', { count: renames.length })} names={renames} />
      <Button size="compact-xs" variant="default" mt={6} onClick={dismiss}>
        {t('changes.dismiss')}
      </Button>
    </Alert>
  );
}
