import { Input, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { environmentSchema } from '@shared/domain/environment';
import { ColorField } from './ColorField';
import type { EditorForm } from './use-editor';
import classes from './editor.module.css';

/** What a connection is called, where it leads and what it is for. */
export function IdentityFields({ form }: { form: EditorForm }) {
  const t = useText();
  return (
    <>
      <div className={classes.row}>
        <TextInput
          className={classes.grow}
          label={t('editor.name')}
          data-autofocus
          maxLength={200}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <ColorField form={form} />
      </div>
      <TextInput
        label={t('editor.address')}
        description={t('editor.address.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
        key={form.key('address')}
        {...form.getInputProps('address')}
      />
      <div className={classes.row}>
        <Input.Wrapper
          className={classes.grow}
          label={t('editor.environment')}
          labelElement="div"
          description={t('editor.environment.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          classNames={{ description: classes.below }}
        >
          <SegmentedControl
            fullWidth
            aria-label={t('editor.environment')}
            data={environmentSchema.options.map((value) => ({ value, label: t(`environment.${value}`) }))}
            key={form.key('environment')}
            {...form.getInputProps('environment')}
          />
        </Input.Wrapper>
        <Switch
          className={classes.besideControl}
          label={t('editor.readOnly')}
          aria-label={t('editor.readOnly')}
          description={t('editor.readOnly.hint')}
          key={form.key('readOnly')}
          {...form.getInputProps('readOnly', { type: 'checkbox' })}
        />
      </div>
    </>
  );
}
