import { useText } from '@renderer/i18n';
import type { Fact } from '@renderer/ui/FactList';
import { shownName, shownNames } from '@renderer/ui/shown-names';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { DropFacts } from '@shared/domain/collection';
import { rightsTold } from '@shared/policy/rights-told';
import type { RoleTold } from '@shared/policy/rights-told';
import { MOST_LISTED, useListed } from './use-listed';

/** Who has rights on it, for a list of facts; none where they were not asked for. */
export function useRightFacts(): (facts: DropFacts) => { byName: Fact[]; onAll: Fact[] } {
  const t = useText();
  const listed = useListed();
  const users = ({ users: of }: RoleTold): string =>
    of === null ? '' : t('drop.roleUsers', { count: of.length, users: listed(of.map(shownName)) });
  const list = (roles: readonly RoleTold[], word: (role: RoleTold) => string) => (
    <ul>
      {roles.slice(0, MOST_LISTED).map((role) => (
        <li key={role.role}>
          <VisibleSentence text={[word(role), users(role)].filter((each) => each !== '').join('; ')} wrap />
        </li>
      ))}
      {roles.length > MOST_LISTED && <li>{t('drop.rightsMore', { count: roles.length - MOST_LISTED })}</li>}
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
