import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { CheckRights } from './CheckRights';
import classes from './CheckRights.module.css';

interface RefusedNoteProps {
  connectionId: string;
  /** What the server has refused, in words; null: nothing. */
  refused: string | null;
  onChecked?: () => void;
}

/** What is greyed or left out because the server refused it, and the button that offers it again. */
export function RefusedNote({ connectionId, refused, onChecked }: RefusedNoteProps) {
  const [isChecked, setChecked] = useState(false);
  if (refused === null && !isChecked) return null;
  return (
    <Alert color="gray" role="note" icon={<IconLock aria-hidden />} className={classes.note}>
      {refused !== null && <p>{refused}</p>}
      <CheckRights
        connectionId={connectionId}
        isRefused={refused !== null}
        onChecked={() => {
          setChecked(true);
          onChecked?.();
        }}
      />
    </Alert>
  );
}
