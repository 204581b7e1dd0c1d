import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { LeftOut } from '@shared/domain/recreate';
import classes from './archive.module.css';

/** A list longer than that helps nobody; the number of all is above it. */
const MOST_SHOWN = 200;

interface LeftOutListProps {
  title: string;
  leftOut: readonly LeftOut[];
}

function LeftOutLine({ left: { what, name, reason, detail } }: { left: LeftOut }) {
  const t = useText();
  // The version that brought it is in the sentence.
  const words = reason === 'version' ? null : detail;
  return (
    <li>
      {t(`archive.left.${what}`)}{' '}
      {what !== 'shards' && what !== 'consistency' && (
        <VisibleName name={name === '' ? t('archive.left.all') : name} wrap />
      )}
      <span className={classes.reason}>
        {' – '}
        {t(`archive.reason.${reason}`, { since: detail ?? 'none' })}{' '}
        {words !== null && <VisibleName name={words} wrap />}
      </span>
    </li>
  );
}

/** What does not come back of a definition, or did not, each with why. */
export function LeftOutList({ title, leftOut }: LeftOutListProps) {
  const t = useText();
  if (leftOut.length === 0) return null;
  return (
    <section className={classes.left} aria-label={title}>
      <h3 className={classes.leftTitle}>{title}</h3>
      <ul className={classes.leftList} tabIndex={0} aria-label={title}>
        {leftOut.slice(0, MOST_SHOWN).map((left, at) => (
          <LeftOutLine key={at} left={left} />
        ))}
        {leftOut.length > MOST_SHOWN && (
          <li>{t('archive.left.more', { count: leftOut.length - MOST_SHOWN })}</li>
        )}
      </ul>
    </section>
  );
}
