import { Fragment } from 'react';
import type { ReactNode } from 'react';
import classes from './FactList.module.css';

/** A name and its value. */
export type Fact = readonly [string, ReactNode];

/** Names and values, in two columns. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.list}>
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
