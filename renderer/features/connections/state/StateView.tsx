import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state.module.css';

interface StateViewProps {
  Icon: TablerIcon;
  title: ReactNode;
  children?: ReactNode;
}

/** What stands in the middle of the window where there is nothing to show yet. */
export function StateView({ Icon, title, children }: StateViewProps) {
  return (
    <div className={classes.center}>
      <div className={classes.card}>
        <Icon size={28} stroke={1.5} aria-hidden className={classes.icon} />
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </div>
  );
}
