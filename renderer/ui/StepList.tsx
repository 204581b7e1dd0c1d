import type { ReactNode } from 'react';
import classes from './StepList.module.css';

interface StepListProps {
  title: string;
  steps: readonly string[];
  /** False where they are not done one after the other. */
  ordered?: boolean;
  children?: ReactNode;
}

/** What will happen, in order. */
export function StepList({ title, steps, ordered = true, children }: StepListProps) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <section className={classes.box} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <List className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </List>
      {children}
    </section>
  );
}
