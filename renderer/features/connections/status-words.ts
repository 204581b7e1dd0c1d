import { useCallback } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import type { ConnectionStatus, ServerInfo } from '@shared/domain/server';

/** Answers a function that says what a server is: "Milvus 2.5.27". */
export function useServerWords(): (server: ServerInfo) => string {
  const t = useText();
  return useCallback(
    ({ version, versionText, flavor }) => {
      if (version === null) return versionText === '' ? t('connections.server.unknown') : versionText;
      const number = version.join('.');
      return flavor === 'lite'
        ? t('connections.server.lite', { version: number })
        : t('connections.server.milvus', { version: number });
    },
    [t],
  );
}

/** Answers a function that says how a connection is doing. */
export function useStatusWords(): (status: ConnectionStatus) => string {
  const t = useText();
  const { time } = useFormats();
  return useCallback(
    (status) =>
      status.kind === 'lost'
        ? t('connections.status.lost', { at: time(status.since) })
        : t(`connections.status.${status.kind}`),
    [t, time],
  );
}
