import { useText } from '@renderer/i18n';
import { fieldTypeText } from '@renderer/ui/field-type';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { DYNAMIC_FIELD } from '@shared/policy/field-memory';
import { fieldChoiceOf } from '@shared/policy/load-question';
import type { LoadChoice, LoadFacts, LoadPlan } from '@shared/policy/load-question';
import { FieldCheckbox } from './FieldCheckbox';
import classes from './load.module.css';
import { PresetBar } from './PresetBar';
import { useFieldLocks } from './use-field-locks';
import { useIndexNote } from './use-index-note';
import { useMemoryText } from './use-memory-text';
import type { Planner } from './use-planner';

interface FieldChooserProps {
  target: CollectionRef;
  facts: LoadFacts;
  plan: LoadPlan;
  planner: Planner;
  lastLoad: Task | null;
  choice: LoadChoice;
  onChange: (part: Partial<LoadChoice>) => void;
}

/** The fields, in schema order, with what each takes; what cannot be left out is checked and says why. */
export function FieldChooser(props: FieldChooserProps) {
  const { target, facts, plan, planner, lastLoad, choice, onChange } = props;
  const t = useText();
  const { detail, capabilities } = facts;
  const lockOf = useFieldLocks(facts, plan);
  const words = useMemoryText();
  const noteOf = useIndexNote(detail);
  const loaded = new Set(plan.options.fields ?? detail.fields.map(({ name }) => name));
  const memoryOf = (name: string) => {
    const found = planner.memory.fields.find(({ field }) => field === name);
    return found === undefined
      ? null
      : { size: words.size(found), formula: words.formula(found, planner.memory.rows) };
  };
  const toggle = (name: string, checked: boolean) => {
    const fields = new Set(loaded);
    if (checked) fields.add(name);
    else fields.delete(name);
    onChange({ fields });
  };
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t('load.fields')}</legend>
      <div className={classes.presets}>
        {fieldChoiceOf(capabilities) !== 'ignored' && (
          <PresetBar
            target={target}
            detail={detail}
            lastLoad={lastLoad}
            choice={{ ...choice, fields: loaded }}
            onChange={onChange}
          />
        )}
        <span className={classes.count} role="status">
          {t('load.fieldCount', { count: plan.fieldCount, total: plan.fieldTotal })}
        </span>
      </div>
      <div className={classes.fieldList}>
        {detail.fields.map((field) => (
          <FieldCheckbox
            key={field.name}
            name={field.name}
            type={fieldTypeText(field)}
            note={noteOf(field)}
            memory={memoryOf(field.name)}
            checked={loaded.has(field.name)}
            locked={lockOf(field.name)}
            onToggle={(checked) => {
              toggle(field.name, checked);
            }}
          />
        ))}
        {detail.dynamicField && (
          <FieldCheckbox
            name={t('load.dynamicField')}
            type={t('load.dynamicType')}
            note={null}
            memory={memoryOf(DYNAMIC_FIELD)}
            checked={!plan.options.skipDynamicField}
            locked={lockOf(null)}
            onToggle={(dynamicField) => {
              onChange({ dynamicField });
            }}
          />
        )}
      </div>
      <p className={classes.note}>{t('load.fieldsNote')}</p>
    </fieldset>
  );
}
