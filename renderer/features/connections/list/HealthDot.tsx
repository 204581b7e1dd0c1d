import type { ConnectionStatus } from '@shared/domain/server';
import classes from './list.module.css';

/** How a connection is doing, as a colour and a shape; the word stands beside it. */
export function HealthDot({ status }: { status: ConnectionStatus['kind'] }) {
  return <span className={classes.dot} data-status={status} aria-hidden />;
}
