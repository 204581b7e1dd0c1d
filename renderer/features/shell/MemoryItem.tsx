import { IconChartTreemap } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import classes from './shell.module.css';

/** Leads to what fills the query nodes of the open connection. */
export function MemoryItem({ isCurrent }: { isCurrent: boolean }) {
  const t = useText();
  const showMemory = useNavigationStore((store) => store.showMemory);
  return (
    <div className={classes.databaseLine} data-current={isCurrent || undefined} data-apart>
      <button
        type="button"
        className={classes.database}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={showMemory}
      >
        <IconChartTreemap size={14} aria-hidden className={classes.memoryIcon} />
        {t('memory.title')}
      </button>
    </div>
  );
}
