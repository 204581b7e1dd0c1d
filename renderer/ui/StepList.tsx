import type { ReactNode } from 'react';
import classes from './StepList.module.css';

interface StepListProps {
  title: string;
  steps: readonly string[];
  children?: ReactNode;
}

/** What will happen, in order. */
export function StepList({ title, steps, children }: StepListProps) {
  return (
    <section className={classes.box} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {children}
    </section>
  );
}
