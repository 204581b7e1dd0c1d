import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './SortButton.module.css';

interface SortButtonProps {
  label: string;
  /** Says what a click does. */
  title: string;
  /** The same as the `aria-sort` of the heading that it is in. */
  sorted: 'ascending' | 'descending' | 'none';
  onClick: () => void;
}

/** The heading of a column by which a table can be sorted, with an arrow if it is. */
export function SortButton({ label, title, sorted, onClick }: SortButtonProps) {
  const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton className={classes.sort} title={title} onClick={onClick}>
      {label}
      {sorted !== 'none' && <Arrow size={12} aria-hidden />}
    </UnstyledButton>
  );
}
