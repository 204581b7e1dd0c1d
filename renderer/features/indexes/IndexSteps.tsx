import { useFormats, useText } from '@renderer/i18n';
import { StepList } from '@renderer/ui/StepList';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail } from '@shared/domain/collection';
import type { NewIndex } from '@shared/domain/index-request';
import type { LoadOptions } from '@shared/domain/load-request';
import { loadSteps } from '@shared/policy/load-plan';

interface IndexStepsProps {
  detail: CollectionDetail;
  index: NewIndex;
  thenLoad: LoadOptions | null;
}

/** What will happen, step by step. */
export function IndexSteps({ detail, index, thenLoad }: IndexStepsProps) {
  const t = useText();
  const { integer } = useFormats();
  const loading = (options: LoadOptions): string[] => {
    const dynamic = detail.dynamicField ? 1 : 0;
    const total = detail.fields.length + dynamic;
    const count = (options.fields ?? detail.fields).length + (options.skipDynamicField ? 0 : dynamic);
    const fields = count === total ? t('load.fieldsAll', { total }) : t('load.fieldsSome', { count, total });
    const words = {
      release: t('load.step.release', { name: visibleText(detail.name) }),
      load:
        options.partitions === null
          ? t('load.step.loadAll', { fields })
          : t('load.step.loadSome', { fields, count: options.partitions.length }),
      watch: t('load.step.watch'),
    };
    return loadSteps(options).flatMap((step) => (step in words ? [words[step as keyof typeof words]] : []));
  };
  const { name, field, type, metric } = index;
  const steps = [
    t('createIndex.step.create', { name, type, metric, field: visibleText(field) }),
    detail.rowCount === null
      ? t('createIndex.step.buildUnknown')
      : t('createIndex.step.build', { rows: integer(detail.rowCount) }),
    ...(thenLoad === null ? [] : loading(thenLoad)),
  ];
  return <StepList title={t('load.what')} steps={steps} />;
}
