import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import { shownName, shownNames } from '@renderer/ui/shown-names';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { DropFacts } from '@shared/domain/collection';
import { rightsTold } from '@shared/policy/rights-told';
import type { RoleTold } from '@shared/policy/rights-told';

/** How many are written out before the rest is only counted. */
const TOLD = 12;

type Fact = readonly [string, ReactNode];

/** Who has rights on it, for a list of facts; none where they were not asked for. */
export function useRightFacts(): (facts: DropFacts) => { byName: Fact[]; onAll: Fact[] } {
  const t = useText();
  const some = (names: readonly string[]): string => {
    const shown = shownNames(names.slice(0, TOLD));
    return names.length > TOLD ? t('drop.more', { names: shown, count: names.length - TOLD }) : shown;
  };
  const users = ({ users: of }: RoleTold): string =>
    of === null ? '' : t('drop.roleUsers', { count: of.length, users: some(of) });
  const list = (roles: readonly RoleTold[], word: (role: RoleTold) => string) => (
    <ul>
      {roles.slice(0, TOLD).map((role) => (
        <li key={role.role}>
          <VisibleSentence text={[word(role), users(role)].filter((each) => each !== '').join('; ')} wrap />
        </li>
      ))}
      {roles.length > TOLD && <li>{t('drop.rightsMore', { count: roles.length - TOLD })}</li>}
    </ul>
  );
  return ({ grants, roles }) => {
    if (grants === undefined) return { byName: [], onAll: [] };
    if (grants === null) return { byName: [[t('drop.rights'), t('drop.unread')]], onAll: [] };
    const { this: own, every } = rightsTold(grants, roles ?? null);
    const named = list(own, ({ role, privileges }) => `${shownName(role)}: ${shownNames(privileges)}`);
    const counted = t('drop.rightsEvery', { count: every.length });
    return {
      byName: [[t('drop.rights'), own.length === 0 ? t('drop.none') : named]],
      onAll: [
        [
          t('drop.rightsOnAll'),
          every.length === 0 ? (
            t('drop.none')
          ) : (
            <>
              {counted}
              {list(every, ({ role }) => shownName(role))}
            </>
          ),
        ],
      ],
    };
  };
}
