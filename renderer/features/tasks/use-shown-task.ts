import { useEffect, useState } from 'react';
import { onEvent } from '@renderer/api/bridge';

/** A task that the person asked to see, and the how manyth time of asking it was. */
interface ShownTask {
  taskId: string;
  times: number;
}

/**
 * The task that the person asked to see by a click on its notification; null if none.
 * @param onShow called at each such click, to bring the list of tasks into view
 */
export function useShownTask(onShow: () => void): ShownTask | null {
  const [shown, setShown] = useState<ShownTask | null>(null);
  useEffect(
    () =>
      onEvent('app.showTask', ({ taskId }) => {
        setShown((before) => ({ taskId, times: (before?.times ?? 0) + 1 }));
        onShow();
      }),
    [onShow],
  );
  return shown;
}
