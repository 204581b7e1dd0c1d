import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import type { LoadChoice } from '@shared/policy/load-question';
import { asLastTime, everything, ofPreset, searchOnly } from './load-choice';
import { plannerQueries } from './planner-queries';
import { SavePreset } from './SavePreset';
import { usePresets } from './use-presets';

interface PresetBarProps {
  target: CollectionRef;
  detail: CollectionDetail;
  lastLoad: Task | null;
  /** What is chosen now, to be saved. */
  choice: LoadChoice;
  onChange: (part: Pick<LoadChoice, 'fields' | 'dynamicField'>) => void;
}

/** Choices of fields that are made with one click: the usual ones, the last one, and the person's own. */
export function PresetBar({ target, detail, lastLoad, choice, onChange }: PresetBarProps) {
  const t = useText();
  const { data: presets = [] } = useQuery(plannerQueries.presets(target));
  const { save, remove } = usePresets(target);
  const last = asLastTime(detail, lastLoad);
  const use = ({ fields, dynamicField }: Pick<LoadChoice, 'fields' | 'dynamicField'>) => {
    onChange({ fields, dynamicField });
  };
  const button = (label: string, chosen: Pick<LoadChoice, 'fields' | 'dynamicField'>) => (
    <Button
      variant="default"
      size="xs"
      onClick={() => {
        use(chosen);
      }}
    >
      {label}
    </Button>
  );
  return (
    <>
      {button(t('load.preset.search'), searchOnly(detail))}
      {button(t('load.preset.everything'), everything(detail))}
      {last !== null && button(t('load.preset.last'), last)}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="xs">
            {t('load.preset.own')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {presets.map((preset) => (
            <Menu.Item
              key={preset.name}
              onClick={() => {
                use(ofPreset(detail, preset));
              }}
            >
              {visibleText(preset.name)}
            </Menu.Item>
          ))}
          {presets.length > 0 && <Menu.Divider />}
          {presets.map(({ name }) => (
            <Menu.Item
              key={`-${name}`}
              color="red"
              onClick={() => {
                remove.mutate(name);
              }}
            >
              {t('load.preset.remove', { name: visibleText(name) })}
            </Menu.Item>
          ))}
          <SavePreset
            taken={presets.map(({ name }) => name)}
            onSave={(name) => {
              save.mutate({ name, fields: [...choice.fields], dynamicField: choice.dynamicField });
            }}
          />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
