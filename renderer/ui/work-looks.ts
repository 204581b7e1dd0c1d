import {
  IconArrowBackUp,
  IconCheck,
  IconCircleDashed,
  IconCircleOff,
  IconEyeOff,
  IconHelp,
  IconLoader2,
  IconMinus,
  IconX,
} from '@tabler/icons-react';

/** The icon and the tone of `ToneBadge` for how work stands: a task, a step of one, or an item of a bulk. */
export const workLooks = {
  waiting: { tone: 'none', Icon: IconCircleDashed },
  running: { tone: 'loading', Icon: IconLoader2 },
  done: { tone: 'loaded', Icon: IconCheck },
  failed: { tone: 'failed', Icon: IconX },
  unknown: { tone: 'partly', Icon: IconHelp },
  skipped: { tone: 'none', Icon: IconMinus },
  notStarted: { tone: 'none', Icon: IconCircleOff },
  undone: { tone: 'none', Icon: IconArrowBackUp },
  stopped: { tone: 'none', Icon: IconEyeOff },
} as const;
