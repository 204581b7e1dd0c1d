import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { DamagedEntry } from '@shared/domain/archive';
import classes from './archive.module.css';

/** A file of the archive that is no copy: which, and why. */
export function DamagedLine({ damaged: { file, problem, detail } }: { damaged: DamagedEntry }) {
  const t = useText();
  return (
    <li className={classes.entry}>
      <div className={classes.entryText}>
        <div className={classes.warning}>{t('archive.damaged', { file: visibleText(file) })}</div>
        <div className={classes.quiet}>
          {t(`archive.problem.${problem}`)} <VisibleName name={detail} wrap />
        </div>
      </div>
    </li>
  );
}
