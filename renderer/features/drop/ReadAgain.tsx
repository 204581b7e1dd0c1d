import { Button } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { Age } from '@renderer/ui/Age';

interface ReadAgainProps {
  /** When the facts were read, ms since 1970; null if they were not. */
  readAt: number | null;
  isReading: boolean;
  onRead: () => void;
}

/** How old the facts of the question are, and a button that reads them again. */
export function ReadAgain({ readAt, isReading, onRead }: ReadAgainProps) {
  const t = useText();
  return (
    <>
      {readAt !== null && <Age at={readAt} />}
      <Button size="compact-xs" variant="subtle" color="gray" loading={isReading} onClick={onRead}>
        {t('drop.readAgain')}
      </Button>
    </>
  );
}
