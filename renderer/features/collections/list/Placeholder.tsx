import { EmptyState } from '@mantine/core';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface PlaceholderProps {
  Icon: TablerIcon;
  title: string;
  text?: string;
  children?: ReactNode;
}

/** A large sign, a sentence, and what to do next. */
export function Placeholder({ Icon, title, text, children }: PlaceholderProps) {
  return (
    <EmptyState
      icon={<Icon size={36} stroke={1.2} aria-hidden />}
      title={title}
      {...(text === undefined ? {} : { description: text })}
      size="sm"
      maw={520}
    >
      {children}
    </EmptyState>
  );
}
