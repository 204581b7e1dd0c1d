import { Progress } from '@mantine/core';

interface LoadBarProps {
  label: string;
  /** 0 to 100. */
  percent: number;
  className?: string | undefined;
}

/** How far a load is. */
export function LoadBar({ label, percent, className }: LoadBarProps) {
  return (
    <Progress.Root size={6} className={className}>
      <Progress.Section value={percent} color="blue" aria-label={label} />
    </Progress.Root>
  );
}
