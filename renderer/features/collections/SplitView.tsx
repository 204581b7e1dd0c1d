import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useSettings } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import classes from './SplitView.module.css';

/** Narrowest list, and narrowest and widest panel, in CSS pixels; the panel's are those of the settings. */
const LIST_MIN = 320;
const PANEL_MIN = 280;
const PANEL_MAX = 1200;

/** A list with a panel beside it, whose width is kept. Without a panel the list has all the room. */
export function SplitView({ list, panel }: { list: ReactNode; panel: ReactNode | null }) {
  const t = useText();
  const { settings, update } = useSettings();
  const width = useRef(settings.detailWidth);
  return (
    <Group
      orientation="horizontal"
      className={classes.split}
      onLayoutChanged={(_layout, { isUserInteraction }) => {
        if (isUserInteraction) void update({ detailWidth: Math.round(width.current) });
      }}
    >
      <Panel id="list" minSize={LIST_MIN}>
        {list}
      </Panel>
      {panel !== null && <Separator className={classes.separator} aria-label={t('panel.resize')} />}
      {panel !== null && (
        <Panel
          id="detail"
          defaultSize={settings.detailWidth}
          minSize={PANEL_MIN}
          maxSize={PANEL_MAX}
          groupResizeBehavior="preserve-pixel-size"
          onResize={({ inPixels }) => {
            width.current = Math.min(PANEL_MAX, Math.max(PANEL_MIN, inPixels));
          }}
        >
          <div className={classes.panel}>{panel}</div>
        </Panel>
      )}
    </Group>
  );
}
