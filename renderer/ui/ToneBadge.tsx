import type { IconCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ToneBadge.module.css';

interface ToneBadgeProps {
  /** The colours, as tokens.css names them: `--state-loaded-fg` and so on. */
  tone: 'none' | 'loading' | 'loaded' | 'partly' | 'failed';
  Icon?: typeof IconCircle;
  /** How it behaves where room is short, which is for the place to say. */
  className?: string | undefined;
  children: ReactNode;
}

/** A word in the colours of a state, with an icon before it if there is one. */
export function ToneBadge({ tone, Icon, className = '', children }: ToneBadgeProps) {
  return (
    <span className={`${classes.badge ?? ''} ${className}`} data-tone={tone}>
      {Icon !== undefined && <Icon size={12} stroke={2.2} aria-hidden />}
      {children}
    </span>
  );
}
