import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { CollectionDetail, Field } from '@shared/domain/collection';

/** What is said of a field's index beside its type. */
export interface IndexNote {
  text: string;
  /** It stands in the way of a load. */
  isWarning: boolean;
}

/** Answers what there is to say of the index of a field; null where there is nothing to say. */
export function useIndexNote({ indexes }: CollectionDetail): (field: Field) => IndexNote | null {
  const t = useText();
  return (field) => {
    if (indexes === null) return null;
    const index = indexes.find((each) => each.field === field.name);
    if (index === undefined) return field.isVector ? { text: t('load.noIndex'), isWarning: true } : null;
    const type = visibleText(index.type);
    return { text: t(`fields.index.${index.state}`, { type }), isWarning: index.state !== 'finished' };
  };
}
