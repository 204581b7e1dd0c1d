import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useFormats, useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { WarmSetSummary } from '@shared/domain/warm-set';
import type { WarmPage } from './page';
import { SetMenu } from './SetMenu';
import classes from './warm-sets.module.css';

interface SetLineProps {
  set: WarmSetSummary;
  server: ServerFacts;
  onPage: (page: WarmPage) => void;
  onExport: () => void;
}

/** One set: its name, when it was saved, what is in it, and what can be done with it. */
export function SetLine({ set, server, onPage, onExport }: SetLineProps) {
  const t = useText();
  const { time } = useFormats();
  const name = visibleText(set.name);
  const isKnown = server.connected && server.capabilities !== null;
  const because = isKnown ? null : t('because.notConnected');
  const whyNotBack = because ?? (server.readOnly ? t('because.readOnly') : null);
  const { collections, databases, partly, fieldsUnknown } = set;
  return (
    <li className={classes.set}>
      <div className={classes.setText}>
        <div className={classes.setName}>
          <VisibleName name={set.name} />
        </div>
        <div className={classes.quiet}>
          {t('warmSets.savedAt', { at: time(set.savedAt) })} ·{' '}
          {t('warmSets.contents', { collections, databases, partly, fieldsUnknown })}
        </div>
      </div>
      <GuardedButton
        because={because}
        size="xs"
        variant="subtle"
        aria-label={t('warmSets.compareNamed', { name })}
        onClick={() => {
          onPage({ kind: 'compare', set, atOnce: false });
        }}
      >
        {t('warmSets.compare')}
      </GuardedButton>
      <GuardedButton
        because={whyNotBack}
        size="xs"
        variant="default"
        aria-label={t('warmSets.bringBackNamed', { name })}
        onClick={() => {
          onPage({ kind: 'compare', set, atOnce: true });
        }}
      >
        {t('warmSets.bringBack')}
      </GuardedButton>
      <SetMenu
        name={name}
        onRename={() => {
          onPage({ kind: 'rename', set });
        }}
        onExport={onExport}
        onDelete={() => {
          onPage({ kind: 'delete', set });
        }}
      />
    </li>
  );
}
