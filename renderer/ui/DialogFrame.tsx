import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { EnvironmentBadge } from './EnvironmentBadge';
import classes from './DialogFrame.module.css';
import { VisibleSentence } from './VisibleSentence';
import type { Environment } from '@shared/domain/environment';

interface DialogFrameProps {
  title: string;
  /** The place that the dialog is about, such as "default on analytics-eu"; names in it were made visible before. */
  where: string;
  environment: Environment;
  size: number;
  /** More about the place, after the badge. */
  note?: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** A dialog about something on a server: always says where, so that nothing is done in the wrong place. */
export function DialogFrame({ title, where, environment, size, note, children, onClose }: DialogFrameProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      size={size}
      centered
      withCloseButton={false}
      title={<span className={classes.title}>{title}</span>}
      classNames={{ header: classes.header ?? '' }}
      transitionProps={{ duration: 100 }}
    >
      <div className={classes.where}>
        <EnvironmentBadge environment={environment} />
        <VisibleSentence text={where} wrap />
        {note != null && <span aria-hidden>·</span>}
        {note}
      </div>
      {children}
    </Modal>
  );
}
