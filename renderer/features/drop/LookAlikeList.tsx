import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { LookAlikes } from '@shared/domain/look-alike';
import { nameDifferences } from '@shared/policy/name-differences';
import type { NameDifference } from '@shared/policy/name-differences';
import classes from './drop.module.css';
import { useDifferenceText } from './use-difference-text';

/** So many places are explained; a name that differs in more is no surprise. */
const PLACES = 4;

/** A name with the letters marked in which it differs. */
function MarkedName({ name, places }: { name: string; places: readonly NameDifference[] }) {
  const letters = Array.from(name);
  const parts: { text: string; differs: boolean }[] = [];
  let end = 0;
  for (const { at, theirs } of places) {
    if (theirs === '') continue;
    parts.push({ text: letters.slice(end, at - 1).join(''), differs: false });
    end = at - 1 + Array.from(theirs).length;
    parts.push({ text: theirs, differs: true });
  }
  parts.push({ text: letters.slice(end).join(''), differs: false });
  return (
    <bdi className={classes.alike}>
      {parts.map(({ text, differs }, at) =>
        text === '' ? null : differs ? (
          <mark key={at} className={classes.differs}>
            <VisibleName name={text} wrap />
          </mark>
        ) : (
          <VisibleName key={at} name={text} wrap />
        ),
      )}
    </bdi>
  );
}

/** Names that are easily taken for this one, each with the places where it differs, and how many more there are. */
export function LookAlikeList({ name, alike }: { name: string; alike: LookAlikes }) {
  const t = useText();
  const differenceText = useDifferenceText();
  return (
    <ul className={classes.alikes}>
      {alike.named.map((each) => {
        const places = nameDifferences(name, each.name);
        const isDrawnAlike = each.how === 'drawnAlike';
        const told = places.slice(0, PLACES).map((place) => differenceText(place, isDrawnAlike));
        const rest = places.length - told.length;
        return (
          <li key={each.name}>
            <MarkedName name={each.name} places={places} />
            <span className={classes.alikeWhy}>
              {isDrawnAlike && <>{t('drop.alike.drawnAlike')} </>}
              {[...told, ...(rest > 0 ? [t('drop.alike.places', { count: rest })] : [])].join('; ')}
            </span>
          </li>
        );
      })}
      {alike.more > 0 && <li className={classes.alikeWhy}>{t('drop.alike.rest', { count: alike.more })}</li>}
    </ul>
  );
}
