import { Button, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { EditorForm } from './use-editor';
import classes from './editor.module.css';

/** Whether the connection is encrypted, and whose word counts for who answers. */
export function TlsFields({ form }: { form: EditorForm }) {
  const t = useText();
  const choosing = useMutation({
    mutationFn: () => invoke('app.chooseFile', { purpose: 'caCertificate' }),
    onSuccess: ({ path }) => {
      if (path !== null) form.setFieldValue('caFile', path);
    },
  });
  return (
    <>
      <Switch
        label={t('editor.tls')}
        // The library's label takes the description in; the name is the word alone.
        aria-label={t('editor.tls')}
        description={t('editor.tls.hint')}
        key={form.key('tlsEnabled')}
        {...form.getInputProps('tlsEnabled', { type: 'checkbox' })}
      />
      {form.values.tlsEnabled && (
        <div className={classes.row}>
          <div className={classes.grow}>
            <div className={classes.withButton}>
              <TextInput
                className={classes.grow}
                label={t('editor.caFile')}
                spellCheck={false}
                key={form.key('caFile')}
                {...form.getInputProps('caFile')}
              />
              <Button
                variant="default"
                onClick={() => {
                  choosing.mutate();
                }}
              >
                {t('editor.caFile.choose')}
              </Button>
            </div>
            <p className={classes.hint}>{t('editor.caFile.hint')}</p>
          </div>
          <TextInput
            className={classes.grow}
            label={t('editor.serverName')}
            description={t('editor.serverName.hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            spellCheck={false}
            key={form.key('serverName')}
            {...form.getInputProps('serverName')}
          />
        </div>
      )}
      {choosing.error !== null && <ErrorNotice error={errorOf(choosing.error)} />}
    </>
  );
}
