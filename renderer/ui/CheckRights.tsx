import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { checkRights } from '@renderer/commands/rights';
import { useText } from '@renderer/i18n';
import classes from './CheckRights.module.css';
import { ErrorNotice } from './ErrorNotice';

interface CheckRightsProps {
  connectionId: string;
  /** Something beside it is greyed because the server refused it. */
  isRefused: boolean;
  /** Reads anew what the refusals went into. */
  onChecked?: () => void;
}

/**
 * Offers again what was refused, and says how much that was. The button stays where it was pressed, although nothing is
 * greyed any more: it has the focus.
 */
export function CheckRights({ connectionId, isRefused, onChecked }: CheckRightsProps) {
  const t = useText();
  const check = useMutation({
    mutationFn: () => checkRights(connectionId),
    onSuccess: () => onChecked?.(),
  });
  if (!isRefused && check.data === undefined) return null;
  return (
    <span className={classes.check}>
      <Button
        size="compact-xs"
        variant="default"
        // No look of waiting: the library disables a button for that, and a disabled one loses the focus.
        onClick={() => {
          if (!check.isPending) check.mutate();
        }}
      >
        {t('rights.check')}
      </Button>
      <span role="status">
        {!isRefused && check.data !== undefined && t('rights.checked', { count: check.data })}
      </span>
      {check.error !== null && <ErrorNotice error={errorOf(check.error)} />}
    </span>
  );
}
