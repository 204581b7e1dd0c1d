import { useConnectionStatus } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { fieldChoiceOf } from '@shared/policy/load-question';
import type { LoadFacts } from '@shared/policy/load-question';

interface ServerNoteProps {
  connectionId: string;
  facts: LoadFacts;
}

/** What this server's version makes of a choice of fields. */
export function ServerNote({ connectionId, facts: { capabilities } }: ServerNoteProps) {
  const t = useText();
  const status = useConnectionStatus(connectionId);
  const server = status.kind === 'connected' || status.kind === 'lost' ? status.server : null;
  if (server?.version == null) return <span>{t('load.server.unread')}</span>;
  if (server.flavor === 'lite') return <span>{t('load.server.lite')}</span>;
  const version = server.version.join('.');
  return (
    <span>
      {t(`load.server.${fieldChoiceOf(capabilities)}`, {
        version,
        since: capabilities.fieldLoad.since ?? '',
      })}
    </span>
  );
}
