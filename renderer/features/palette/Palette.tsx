import { Modal, VisuallyHidden } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { matches } from './matches';
import classes from './palette.module.css';
import { PaletteLine } from './PaletteLine';
import type { PaletteEntry } from './use-palette-entries';
import { usePaletteEntries } from './use-palette-entries';
import { useShortcuts } from './use-shortcuts';

/** Every command by its name, with Ctrl/Cmd+K. What cannot be done now is there too and says why. */
export function Palette() {
  const t = useText();
  useShortcuts();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const before = useRef<HTMLElement | null>(null);
  const hasDialog = useDialogStore((store) => store.dialog !== null);
  const groups = usePaletteEntries(isOpen);

  const run = ({ because, run: deed }: PaletteEntry) => {
    if (because !== null) return;
    spotlight.close();
    // A dialog that the command opens gives the focus back to what had it before the palette.
    before.current?.focus({ preventScroll: true });
    deed();
  };
  const found = groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => matches(entry, query)) }))
    .filter(({ entries }) => entries.length > 0);

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={hasDialog ? null : 'mod + K'}
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      onSpotlightOpen={() => {
        before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setOpen(true);
      }}
      onSpotlightClose={() => {
        setOpen(false);
        setQuery('');
      }}
    >
      <VisuallyHidden>
        <Modal.Title>{t('palette.title')}</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.map(({ id, label, entries }) => (
          <Spotlight.ActionsGroup key={id} label={label}>
            {entries.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                closeSpotlightOnTrigger={false}
                aria-disabled={entry.because !== null}
                className={classes.action}
                onClick={() => {
                  run(entry);
                }}
              >
                <PaletteLine entry={entry} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found.length === 0 && <Spotlight.Empty>{t('palette.empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
