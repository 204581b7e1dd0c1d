import { Progress as Bar } from '@mantine/core';
import type { Progress } from './data/read-facts';
import classes from './warm-sets.module.css';

interface ReadingLineProps {
  progress: Progress | null;
  text: string;
}

/** How far reading is. */
export function ReadingLine({ progress, text }: ReadingLineProps) {
  const percent = progress === null || progress.total === 0 ? 0 : (progress.done / progress.total) * 100;
  return (
    <div className={classes.reading}>
      <span role="status">{text}</span>
      <Bar.Root size={4}>
        <Bar.Section value={percent} aria-label={text} />
      </Bar.Root>
    </div>
  );
}
