import { useFormats, useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { DYNAMIC_FIELD, SYSTEM_BYTES_PER_ROW } from '@shared/policy/field-memory';
import classes from './load.module.css';
import { useMemoryText } from './use-memory-text';
import type { Planner } from './use-planner';

/** How the memory of each field was reckoned, and from what. */
export function FormulaList({ planner }: { planner: Planner }) {
  const t = useText();
  const { bytes, integer, time } = useFormats();
  const words = useMemoryText();
  const { memory, samples } = planner;
  return (
    <div className={classes.formulas} tabIndex={0} role="group" aria-label={t('load.formula.title')}>
      <dl className={classes.formulaList}>
        {memory.fields.map((field) => (
          <div key={field.field}>
            <dt>
              {field.field === DYNAMIC_FIELD ? t('load.dynamicField') : <VisibleName name={field.field} />}
            </dt>
            <dd>
              {words.size(field)} <span>{words.formula(field, memory.rows)}</span>
            </dd>
          </div>
        ))}
        {memory.systemBytes !== null && (
          <div>
            <dt>{t('load.formula.system')}</dt>
            <dd>
              {bytes(memory.systemBytes)}{' '}
              <span>
                {t('load.formula.systemText', {
                  rows: integer(String(memory.rows ?? 0)),
                  bytes: SYSTEM_BYTES_PER_ROW,
                })}
              </span>
            </dd>
          </div>
        )}
      </dl>
      <p className={classes.note}>{t('load.formula.sources')}</p>
      {samples !== null && (
        <p className={classes.note}>{t('load.formula.sampledAt', { at: time(samples.sampledAt) })}</p>
      )}
    </div>
  );
}
