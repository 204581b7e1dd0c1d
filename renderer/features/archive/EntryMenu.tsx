import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconTrash } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';

interface EntryMenuProps {
  label: string;
  onExport: () => void;
  onRemove: () => void;
}

/** What else can be done with a copy. */
export function EntryMenu({ label, onExport, onRemove }: EntryMenuProps) {
  const t = useText();
  return (
    <Menu position="bottom-end" withinPortal shadow="md" returnFocus>
      <Menu.Target>
        <ActionIcon size={28} aria-label={label}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconDownload size={14} aria-hidden />} onClick={onExport}>
          {t('archive.export')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
          {t('archive.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
