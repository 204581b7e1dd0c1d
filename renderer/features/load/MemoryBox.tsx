import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Room } from '@shared/policy/load-memory';
import { roomForLoad } from '@shared/policy/load-memory';
import type { LoadPlan } from '@shared/policy/load-question';
import { FormulaList } from './FormulaList';
import classes from './load.module.css';
import { ReportedMemory } from './ReportedMemory';
import { useMemoryText } from './use-memory-text';
import type { Planner } from './use-planner';

const icons: Record<Room, typeof IconHelpCircle> = {
  fits: IconCircleCheck,
  tight: IconAlertTriangle,
  tooLittle: IconAlertTriangle,
  unknown: IconHelpCircle,
};

interface MemoryBoxProps {
  plan: LoadPlan;
  planner: Planner;
}

/** What the load takes in memory against what the query nodes have, group by group, and how that was reckoned. */
export function MemoryBox({ plan, planner }: MemoryBoxProps) {
  const t = useText();
  const { bytes } = useFormats();
  const words = useMemoryText();
  const [isOpen, setOpen] = useState(false);
  const { memory, cluster, isReading } = planner;
  const rooms = roomForLoad(memory, plan.options, cluster);
  return (
    <section className={classes.box} aria-label={t('load.memory')} aria-busy={isReading}>
      <h3 className={classes.boxTitle}>
        {t('load.memory')} {isReading && <Loader size={11} aria-hidden />}
      </h3>
      <p className={classes.total}>
        {memory.total === null ? t('load.memory.unknown') : words.range(memory.total)}
        {memory.replicas > 1 && <span> {t('load.memory.replicas', { count: memory.replicas })}</span>}
      </p>
      {memory.unknownFields.length > 0 && memory.rows !== null && (
        <p className={classes.note}>
          {t('load.memory.without', {
            count: memory.unknownFields.length,
            names: memory.unknownFields.map(visibleText).join(', '),
          })}
        </p>
      )}
      <ul className={classes.rooms}>
        {rooms.map(({ group, nodes, freeBytes, memoryBytes, room }) => {
          const Icon = icons[room];
          return (
            <li key={group} className={classes.room} data-room={room}>
              <Icon size={13} aria-hidden />
              <span>
                {t(`load.room.${room}`)}{' '}
                {freeBytes === null || memoryBytes === null
                  ? t('load.room.unread')
                  : t('load.room.free', {
                      free: bytes(freeBytes),
                      total: bytes(memoryBytes),
                      nodes: nodes ?? 0,
                    })}
                {(rooms.length > 1 || plan.options.resourceGroups !== null) &&
                  ` ${t('load.room.group', { group: visibleText(group) })}`}
              </span>
            </li>
          );
        })}
      </ul>
      <ReportedMemory planner={planner} />
      <Button
        className={classes.reckoned}
        variant="subtle"
        size="compact-xs"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {t(isOpen ? 'load.formula.hide' : 'load.formula.show')}
      </Button>
      {isOpen && <FormulaList planner={planner} />}
    </section>
  );
}
