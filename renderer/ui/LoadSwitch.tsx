import { Because } from './Because';
import classes from './LoadSwitch.module.css';

/** The four looks: nothing in memory, under way, everything in memory, only a part. */
export type SwitchLook = 'off' | 'working' | 'on' | 'partly';

interface LoadSwitchProps {
  label: string;
  look: SwitchLook;
  /** Why it cannot be turned now; null if it can. */
  because: string | null;
  tabIndex?: number;
  onToggle: () => void;
}

/** The switch that puts something into memory. It is checked only if everything is loaded. */
export function LoadSwitch({ label, look, because, tabIndex, onToggle }: LoadSwitchProps) {
  return (
    <Because because={because}>
      <button
        type="button"
        role="switch"
        className={classes.switch}
        aria-label={label}
        aria-checked={look === 'on'}
        aria-busy={look === 'working'}
        aria-disabled={because !== null}
        data-look={look}
        tabIndex={tabIndex}
        onClick={(event) => {
          event.stopPropagation();
          if (because === null) onToggle();
        }}
      />
    </Because>
  );
}
