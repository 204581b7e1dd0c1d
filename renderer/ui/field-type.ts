import type { Field } from '@shared/domain/collection';

/** A field's type as one reads it: `FloatVector 768`, `VarChar 512`, `Int64`. */
export function fieldTypeText({ type, dimension, maxLength }: Field): string {
  if (dimension !== null) return `${type} ${String(dimension)}`;
  return maxLength === null ? type : `${type} ${String(maxLength)}`;
}
