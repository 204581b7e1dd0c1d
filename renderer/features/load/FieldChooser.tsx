import { Button } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { fieldTypeText } from '@renderer/ui/field-type';
import { FieldCheckbox } from './FieldCheckbox';
import { everything, searchOnly } from './load-choice';
import classes from './load.module.css';
import { fieldChoiceOf } from '@shared/policy/load-question';
import type { LoadChoice, LoadFacts, LoadPlan } from '@shared/policy/load-question';
import { useFieldLocks } from './use-field-locks';

interface FieldChooserProps {
  facts: LoadFacts;
  plan: LoadPlan;
  onChange: (part: Partial<LoadChoice>) => void;
}

/** The fields, in schema order; what cannot be left out is checked and says why. */
export function FieldChooser({ facts, plan, onChange }: FieldChooserProps) {
  const t = useText();
  const { detail, capabilities } = facts;
  const lockOf = useFieldLocks(facts, plan);
  const loaded = new Set(plan.options.fields ?? detail.fields.map(({ name }) => name));
  const indexed = new Set(detail.indexes?.map(({ field }) => field));
  const isIgnored = fieldChoiceOf(capabilities) === 'ignored';
  const preset = ({ fields, dynamicField }: LoadChoice) => {
    onChange({ fields, dynamicField });
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
        {!isIgnored && (
          <>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                preset(searchOnly(detail));
              }}
            >
              {t('load.preset.search')}
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                preset(everything(detail));
              }}
            >
              {t('load.preset.everything')}
            </Button>
          </>
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
            note={
              field.isVector && detail.indexes !== null && !indexed.has(field.name) ? t('load.noIndex') : null
            }
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
