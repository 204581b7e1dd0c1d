import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { CreateIndexButton } from '@renderer/features/indexes';
import { useText } from '@renderer/i18n';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import type { LoadObstacle } from '@shared/policy/load-obstacles';
import classes from './load.module.css';
import { useObstacleText } from './use-obstacle-text';

const looks = {
  blocks: { color: 'red', Icon: IconAlertTriangle },
  warns: { color: 'orange', Icon: IconInfoCircle },
  unknown: { color: 'gray', Icon: IconHelpCircle },
} as const;

interface ObstacleListProps {
  target: CollectionRef;
  obstacles: readonly LoadObstacle[];
  /** What is loaded once a missing index is built. */
  thenLoad: LoadOptions;
}

/** Everything that stands, or may stand, in the way of the load, each with what to do about it. */
export function ObstacleList({ target, obstacles, thenLoad }: ObstacleListProps) {
  const t = useText();
  const textOf = useObstacleText();
  if (obstacles.length === 0) return null;
  return (
    <ul className={classes.obstacles} aria-label={t('load.obstacles')}>
      {obstacles.map((obstacle) => {
        const { color, Icon } = looks[obstacle.weight];
        const { message, remedy } = textOf(obstacle);
        const field = obstacle.kind === 'noIndex' ? obstacle.fields[0] : undefined;
        return (
          <li key={message}>
            <Alert color={color} icon={<Icon aria-hidden />}>
              {message} {remedy !== null && <span className={classes.remedy}>{remedy}</span>}
              {field !== undefined && (
                <div className={classes.remedyButton}>
                  <CreateIndexButton target={target} field={field} thenLoad={thenLoad} />
                </div>
              )}
            </Alert>
          </li>
        );
      })}
    </ul>
  );
}
