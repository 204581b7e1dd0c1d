import { Checkbox } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import { Because } from '@renderer/ui/Because';
import { VisibleName } from '@renderer/ui/VisibleName';
import classes from './load.module.css';
import type { IndexNote } from './use-index-note';

interface FieldCheckboxProps {
  name: string;
  type: string;
  /** What there is to say of its index. */
  note: IndexNote | null;
  /** What it takes in memory and how that was reckoned; null where it is not known at all. */
  memory: { size: string; formula: string } | null;
  checked: boolean;
  /** Why it cannot be changed; null if it can. */
  locked: string | null;
  onToggle: (checked: boolean) => void;
}

/** One field of the choice. A locked one can be focused and says why. */
export function FieldCheckbox({ name, type, note, memory, checked, locked, onToggle }: FieldCheckboxProps) {
  const id = useId();
  return (
    <div className={classes.field}>
      <Because because={locked}>
        <div className={classes.fieldName}>
          <Checkbox
            size="xs"
            label={<VisibleName name={name} />}
            checked={checked}
            aria-disabled={locked !== null}
            aria-describedby={locked === null ? undefined : id}
            data-locked={locked !== null || undefined}
            onChange={(event) => {
              if (locked === null) onToggle(event.currentTarget.checked);
            }}
          />
        </div>
      </Because>
      <span className={classes.fieldType}>
        {type}
        {note !== null && (
          <span className={note.isWarning ? classes.warning : undefined}>{` · ${note.text}`}</span>
        )}
      </span>
      <span className={classes.fieldMemory} title={memory?.formula}>
        {memory?.size}
      </span>
      {locked !== null && (
        <span className={classes.lock}>
          <IconLock size={13} aria-hidden />
          <span id={id} className={classes.lockText}>
            {locked}
          </span>
        </span>
      )}
    </div>
  );
}
