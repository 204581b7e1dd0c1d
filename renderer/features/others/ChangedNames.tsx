import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { ChangeLine } from './change-lines';
import classes from './others.module.css';

/** Names that a line has room for; the others are there when it is opened. */
export const NAMED = 5;

/** Height of a name in the opened list in CSS pixels, as `.entry` of others.module.css has it. */
const ENTRY_HEIGHT = 22;

/** All names, of which only those in sight are in the page: a database can lose 65,536 at once. */
function AllNames({ what, names }: ChangeLine) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: names.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ENTRY_HEIGHT,
    overscan: 4,
  });
  return (
    <div className={classes.all} ref={scroll} role="group" aria-label={what} tabIndex={0}>
      <ul className={classes.entries} aria-label={what} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            className={classes.entry}
            aria-setsize={names.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${String(start)}px)` }}
          >
            <VisibleName name={names[index] ?? ''} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FirstNames({ what, names }: ChangeLine) {
  return (
    <ul className={classes.names} aria-label={what}>
      {names.slice(0, NAMED).map((name) => (
        <li key={name}>
          <VisibleName name={name} />
        </li>
      ))}
    </ul>
  );
}

/** What is told of some names: the first of them, and all when it is opened. */
export function ChangedNames(line: ChangeLine) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { what, names } = line;
  return (
    <div className={classes.line}>
      <span>{what}</span>
      {isOpen ? <AllNames {...line} /> : <FirstNames {...line} />}
      {names.length > NAMED && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? t('changes.fewer') : t('changes.all', { count: names.length })}
        </Button>
      )}
    </div>
  );
}
