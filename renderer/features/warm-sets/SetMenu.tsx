import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';

interface SetMenuProps {
  name: string;
  onRename: () => void;
  onExport: () => void;
  onDelete: () => void;
}

/** What else can be done with a set. */
export function SetMenu({ name, onRename, onExport, onDelete }: SetMenuProps) {
  const t = useText();
  return (
    <Menu position="bottom-end" withinPortal shadow="md" returnFocus>
      <Menu.Target>
        <ActionIcon size={28} aria-label={t('warmSets.more', { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={onRename}>
          {t('warmSets.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={14} aria-hidden />} onClick={onExport}>
          {t('warmSets.export')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={onDelete}>
          {t('warmSets.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
