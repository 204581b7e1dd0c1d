import { useText } from '@renderer/i18n';
import { useErrorText } from '@renderer/ui/use-error-text';
import type { Difference } from '@shared/policy/warm-set';
import { isFieldsUnknown } from '@shared/policy/warm-set-wishes';

/** Answers a function that says in words how a collection differs from its set. */
export function useDifferenceText(): (difference: Difference) => string {
  const t = useText();
  const errorText = useErrorText();
  const out = ({ isOut, toLoad, saved }: Difference): string | null => {
    if (isOut && saved?.partitions == null) return t('warmSets.difference.out');
    if (toLoad === 'all') return t('warmSets.difference.partly');
    return toLoad.length === 0 ? null : t('warmSets.difference.outPartitions', { count: toLoad.length });
  };
  return (difference) => {
    const { kind, error, toRelease, gone, fields, replicas, groups, saved } = difference;
    if (kind === 'unread')
      return error === null
        ? t('warmSets.difference.unreadUnknown')
        : t('warmSets.difference.unread', { why: errorText(error) });
    if (kind === 'missing') return t('warmSets.difference.missing');
    if (kind === 'extra') return t('warmSets.difference.extra');
    const words = [
      difference.isRecreated ? t('warmSets.difference.recreated') : null,
      out(difference),
      toRelease.length > 0 ? t('warmSets.difference.toRelease', { count: toRelease.length }) : null,
      gone.length > 0 ? t('warmSets.difference.gone', { count: gone.length }) : null,
      fields === 'differs' ? t('warmSets.difference.fields') : null,
      isFieldsUnknown(difference) ? t('warmSets.difference.fieldsUnknown') : null,
      replicas === 'differs' ? t('warmSets.difference.replicas', { count: saved?.replicas ?? 1 }) : null,
      groups === 'differs' ? t('warmSets.difference.groups') : null,
    ];
    return words.filter((word) => word !== null).join(' · ');
  };
}
