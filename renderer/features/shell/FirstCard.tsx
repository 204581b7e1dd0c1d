import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './shell.module.css';

interface FirstCardProps {
  Icon: TablerIcon;
  title: string;
  text: string;
  /** The button. */
  children: ReactNode;
}

/** One way to begin. */
export function FirstCard({ Icon, title, text, children }: FirstCardProps) {
  return (
    <section className={classes.card}>
      <Icon size={24} stroke={1.5} aria-hidden className={classes.cardIcon} />
      <h2 className={classes.cardTitle}>{title}</h2>
      <p className={classes.cardText}>{text}</p>
      {children}
    </section>
  );
}
