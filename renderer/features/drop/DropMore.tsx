import { useText } from '@renderer/i18n';
import { FactList } from '@renderer/ui/FactList';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropFacts } from '@shared/domain/collection';
import type { DropItem } from '@shared/domain/drop';
import classes from './drop.module.css';
import { useRightFacts } from './use-right-facts';

/** What stops working, and what is not as one may think. */
function useBreaks(): (item: DropItem, facts: DropFacts) => string[] {
  const t = useText();
  return ({ target }, { collection, aliases, grants }) => {
    const name = visibleText(collection);
    if (target.kind === 'partition') {
      const partition = visibleText(target.ref.partition);
      return [t('drop.breaks.partition', { name: partition }), t('drop.breaks.rest', { collection: name })];
    }
    const hasRights = grants?.some(({ covers }) => covers === 'this') === true;
    return [
      t('drop.breaks.name', { name }),
      ...aliases.map((alias) => t('drop.breaks.alias', { alias: visibleText(alias) })),
      t('drop.breaks.again', { name }),
      ...(hasRights ? [t('drop.breaks.rights', { name })] : []),
    ];
  };
}

/** What a drop means beyond what goes: in the same place, but out of the way of what has to be read first. */
export function DropMore({ item, facts }: { item: DropItem; facts: DropFacts }) {
  const t = useText();
  const breaks = useBreaks();
  const rightFacts = useRightFacts();
  const { onAll } = rightFacts(facts);
  return (
    <details className={classes.beyond}>
      <summary>{t('drop.breaks.title')}</summary>
      <ul>
        {breaks(item, facts).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <FactList facts={[[t('drop.lastInsert'), t('drop.lastInsertUnknown')], ...onAll]} />
    </details>
  );
}
