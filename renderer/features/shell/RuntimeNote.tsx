import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { appInfoQuery } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import classes from './shell.module.css';

/** Says, small and where it stays, that this is not the runtime that Falconer is for. */
export function RuntimeNote() {
  const t = useText();
  const info = useQuery(appInfoQuery).data;
  if (info?.runtime !== 'fallback') return null;
  const long = t('shell.fallbackRuntimeLong');
  return (
    <Tooltip label={long} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.note} aria-description={long}>
        {t('shell.fallbackRuntime')}
      </button>
    </Tooltip>
  );
}
