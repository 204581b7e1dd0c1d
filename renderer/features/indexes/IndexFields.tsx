import { NativeSelect } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { fieldTypeText } from '@renderer/ui/field-type';
import { visibleText } from '@renderer/ui/visible-text';
import type { Field } from '@shared/domain/collection';
import type { IndexOffer, ParameterProblem } from '@shared/policy/index-defaults';
import type { IndexChoice } from './index-choice';
import { hintOf } from './index-words';
import classes from './indexes.module.css';
import { ParameterInput } from './ParameterInput';

interface IndexFieldsProps {
  /** Vector fields that have no index. */
  fields: readonly Field[];
  field: Field;
  offers: readonly IndexOffer[];
  offer: IndexOffer;
  choice: IndexChoice;
  problems: ReadonlyMap<string, ParameterProblem>;
  onField: (name: string) => void;
  onType: (type: string) => void;
  onChange: (part: Partial<IndexChoice>) => void;
}

/** What of an index can be chosen. */
export function IndexFields(props: IndexFieldsProps) {
  const { fields, field, offers, offer, choice, problems, onField, onType, onChange } = props;
  const t = useText();
  const hint = hintOf(offer.type);
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('createIndex.field')}
        description={fieldTypeText(field)}
        data={fields.map(({ name }) => ({ value: name, label: visibleText(name) }))}
        value={field.name}
        onChange={(event) => {
          onField(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label={t('createIndex.type')}
        description={hint === null ? undefined : t(hint)}
        data={offers.map(({ type }, at) => ({
          value: type,
          label: at === 0 ? t('createIndex.recommended', { type }) : type,
        }))}
        value={choice.type}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label={t('createIndex.metric')}
        data={[...offer.metrics]}
        value={choice.metric}
        onChange={(event) => {
          onChange({ metric: event.currentTarget.value });
        }}
      />
      {offer.parameters.length > 0 && (
        <div className={classes.parameters} role="group" aria-label={t('createIndex.parameters')}>
          {offer.parameters.map((parameter) => (
            <ParameterInput
              key={parameter.name}
              parameter={parameter}
              value={choice.values[parameter.name] ?? ''}
              problem={problems.get(parameter.name) ?? null}
              onChange={(value) => {
                onChange({ values: { ...choice.values, [parameter.name]: value } });
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}
