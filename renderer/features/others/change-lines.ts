import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { ListChanges } from './changes';

/** What is told of some names: "2 collections are gone:". */
export interface ChangeLine {
  what: string;
  names: readonly string[];
}

/** The lists of which it is told what others changed. */
export type Things = 'collections' | 'databases' | 'partitions' | 'aliases';

/** Where an alias points now that no longer points here; null: nowhere, it was removed. */
export type AliasPlaces = ReadonlyMap<string, string | null>;

interface Doubts {
  /** The server leaves out of its lists what the user has no rights to: what is not there may only be hidden. */
  mayBeHidden?: boolean;
  /** Of those aliases for which it was found out. */
  places?: AliasPlaces;
}

const NOT_ASKED: AliasPlaces = new Map();

/** The changes in words, without what did not happen. */
export function useChangeLines(
  of: Things,
  { appeared, gone, remade, renamed, arrived }: ListChanges,
  { mayBeHidden = false, places = NOT_ASKED }: Doubts = {},
): ChangeLine[] {
  const t = useText();
  const moved = gone.flatMap((alias) => {
    const to = places.get(alias);
    return to == null ? [] : [t('changes.aliasTo', { alias: visibleText(alias), to: visibleText(to) })];
  });
  const removed = gone.filter((name) => places.get(name) === null);
  const left = gone.filter((name) => !places.has(name));
  // Partitions and aliases are shown to all who see their collection.
  const isHiding = mayBeHidden && (of === 'collections' || of === 'databases');
  const lines: ChangeLine[] = [
    {
      what: t(isHiding ? `changes.${of}.appearedOrShown` : `changes.${of}.appeared`, {
        count: appeared.length,
      }),
      names: appeared,
    },
    {
      what: t(isHiding ? `changes.${of}.goneOrHidden` : `changes.${of}.gone`, { count: left.length }),
      names: left,
    },
    { what: t('changes.aliases.removed', { count: removed.length }), names: removed },
    { what: t('changes.aliases.moved', { count: moved.length }), names: moved },
    {
      what: t(of === 'partitions' ? 'changes.partitions.remade' : 'changes.remade', { count: remade.length }),
      names: remade,
    },
    {
      what: t('changes.renamed', { count: renamed.length }),
      names: renamed.map(({ before, now }) =>
        t('changes.rename', { before: visibleText(before), now: visibleText(now) }),
      ),
    },
    {
      what: t('changes.arrived', { count: arrived.length }),
      names: arrived.map(({ name, from }) =>
        t('changes.arrival', { name: visibleText(name), from: visibleText(from) }),
      ),
    },
  ];
  return lines.filter(({ names }) => names.length > 0);
}
