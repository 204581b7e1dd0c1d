import { useFormats, useText } from '@renderer/i18n';
import type { ByteRange, FieldMemory } from '@shared/policy/field-memory';

/** Answers functions that put sizes and how they were reckoned into words. */
export function useMemoryText() {
  const t = useText();
  const { bytes, integer } = useFormats();
  const range = ({ low, high }: ByteRange): string => {
    const [from, to] = [bytes(low), bytes(high)];
    return from === to ? from : t('load.memory.range', { low: from, high: to });
  };
  const perRow = (width: ByteRange): string => {
    const digits = (value: number) => String(Math.round(value * 10) / 10);
    return width.low === width.high
      ? t('load.formula.perRow', { bytes: digits(width.low) })
      : t('load.formula.perRowRange', { low: digits(width.low), high: digits(width.high) });
  };
  return {
    range,
    /** The size of a field, or that it is unknown. */
    size: ({ bytes: of }: FieldMemory): string => (of === null ? t('load.memory.unknown') : range(of)),
    /** How it was reckoned, with the numbers that went in. */
    formula: ({ formula }: FieldMemory, rows: number | null): string => {
      const count = rows === null ? t('load.memory.unknown') : integer(String(rows));
      switch (formula.kind) {
        case 'fixed':
          return t('load.formula.fixed', {
            rows: count,
            perRow: perRow({ low: formula.bytesPerRow, high: formula.bytesPerRow }),
          });
        case 'vector':
          return t('load.formula.vector', {
            rows: count,
            dimension: formula.dimension,
            perRow: perRow({ low: formula.bytesPerRow, high: formula.bytesPerRow }),
          });
        case 'index':
          return t('load.formula.index', {
            rows: count,
            type: formula.indexType,
            perRow: perRow(formula.bytesPerRow),
            shared: bytes(formula.sharedBytes),
            hasShared: formula.sharedBytes > 0 ? 'yes' : 'no',
          });
        case 'sampled':
          return t('load.formula.sampled', {
            rows: count,
            sampled: formula.sampledRows,
            perRow: perRow(formula.bytesPerRow),
          });
        case 'unknown':
          return t(`load.formula.unknown.${formula.why}`);
      }
    },
  };
}
