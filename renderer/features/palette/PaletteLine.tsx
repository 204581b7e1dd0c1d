import { Kbd } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import classes from './palette.module.css';
import { keyWords } from './key-words';
import type { PaletteEntry } from './use-palette-entries';

/** A command with its key, or with why it cannot be done now. */
export function PaletteLine({ entry }: { entry: PaletteEntry }) {
  const os = useOs();
  const { label, because, shortcut } = entry;
  return (
    <span className={classes.line} data-off={because !== null || undefined}>
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        {because !== null && <span className={classes.because}>{because}</span>}
      </span>
      {shortcut !== undefined && (
        <span className={classes.keys}>
          {keyWords(shortcut, os === 'macos').map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </span>
  );
}
