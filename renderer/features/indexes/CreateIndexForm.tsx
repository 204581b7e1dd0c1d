import { Alert, Button, Checkbox } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import type { Field } from '@shared/domain/collection';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import type { IndexOffer } from '@shared/policy/index-defaults';
import { choiceOf, newIndexOf, problemsOf, stillMissing } from './index-choice';
import classes from './indexes.module.css';
import { IndexFields } from './IndexFields';
import { IndexSteps } from './IndexSteps';
import { useCreateIndex } from './use-create-index';
import type { IndexFacts } from './use-index-facts';

interface CreateIndexFormProps {
  target: CollectionRef;
  facts: IndexFacts;
  /** Vector fields that have no index. */
  fields: readonly Field[];
  field: Field;
  offers: readonly IndexOffer[];
  /** The recommended one. */
  first: IndexOffer;
  thenLoad: LoadOptions | null;
  onField: (name: string) => void;
  onClose: () => void;
}

/** The choice for one field, what it will do, and the button that says so. */
export function CreateIndexForm(props: CreateIndexFormProps) {
  const { target, facts, fields, field, offers, first, thenLoad, onField, onClose } = props;
  const t = useText();
  const { dimension } = field;
  const [choice, setChoice] = useState(() => choiceOf(first, dimension));
  const [wantsLoad, setWantsLoad] = useState(thenLoad !== null);
  const create = useCreateIndex(target, onClose);
  const offer = offers.find(({ type }) => type === choice.type) ?? first;
  const problems = problemsOf(offer, choice, dimension);
  const options = thenLoad ?? LOAD_EVERYTHING;
  const missing = stillMissing(facts.detail, field, options, facts.capabilities);
  const load = wantsLoad && missing.length === 0 ? options : null;
  const index = newIndexOf(field, choice);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.size === 0 && !create.isPending) create.mutate({ index, thenLoad: load });
      }}
    >
      <div className={classes.columns}>
        <IndexFields
          {...{ fields, field, offers, offer, choice, problems, onField }}
          onType={(type) => {
            const chosen = offers.find((each) => each.type === type) ?? first;
            setChoice(choiceOf(chosen, dimension, choice.metric));
          }}
          onChange={(part) => {
            setChoice({ ...choice, ...part });
          }}
        />
        <div className={classes.side}>
          <IndexSteps detail={facts.detail} index={index} thenLoad={load} />
          <Checkbox
            label={t('createIndex.thenLoad', { name: visibleText(target.collection) })}
            description={
              missing.length === 0
                ? undefined
                : t('createIndex.othersMissing', {
                    count: missing.length,
                    fields: missing.map(visibleText).join(', '),
                  })
            }
            disabled={missing.length > 0}
            checked={load !== null}
            onChange={(event) => {
              setWantsLoad(event.currentTarget.checked);
            }}
          />
        </div>
      </div>
      {offer.needsDisk && (
        <Alert color="orange" icon={<IconInfoCircle aria-hidden />} className={classes.note}>
          {t('createIndex.needsDisk')}
        </Alert>
      )}
      {create.error !== null && <ErrorNotice error={errorOf(create.error)} />}
      <DialogFooter cancel={t('createIndex.cancel')} onCancel={onClose}>
        <Button
          type="submit"
          loading={create.isPending}
          aria-disabled={problems.size > 0}
          data-disabled={problems.size > 0 || undefined}
          data-autofocus
          autoFocus
        >
          {t(load === null ? 'createIndex.submit' : 'createIndex.submitLoad')}
        </Button>
      </DialogFooter>
    </form>
  );
}
