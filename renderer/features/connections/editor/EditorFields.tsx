import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Connection, SecretStorage } from '@shared/domain/connection';
import { AuthFields } from './AuthFields';
import { IdentityFields } from './IdentityFields';
import { LimitFields } from './LimitFields';
import { TestResult } from './TestResult';
import { TlsFields } from './TlsFields';
import { useEditor } from './use-editor';
import classes from './editor.module.css';

interface EditorFieldsProps {
  /** Null for a new connection. */
  saved: Connection | null;
  storage: SecretStorage;
  onDirty: (isDirty: boolean) => void;
  onCancel: () => void;
  onSaved: () => void;
}

/** All fields of a connection, its test, and the buttons. */
export function EditorFields({ saved, storage, onDirty, onCancel, onSaved }: EditorFieldsProps) {
  const t = useText();
  const editor = useEditor(saved, storage, onSaved);
  const { form, refusal, test, isTesting, isSaving } = editor;
  const isDirty = form.isDirty();
  useEffect(() => {
    onDirty(isDirty);
  }, [isDirty, onDirty]);
  return (
    <form noValidate onSubmit={editor.save} className={classes.form}>
      <div className={classes.fields}>
        <IdentityFields form={form} />
        <AuthFields form={form} saved={saved} storage={storage} />
        <TlsFields form={form} />
        <LimitFields form={form} />
        <TestResult run={test} isRunning={isTesting} isStale={editor.isTestStale} />
        {refusal !== null && <ErrorNotice error={refusal} />}
      </div>
      <div className={classes.footer}>
        <Button
          variant="default"
          loading={isTesting}
          onClick={() => {
            editor.runTest();
          }}
        >
          {t('editor.test')}
        </Button>
        <span className={classes.gap} />
        <Button variant="default" onClick={onCancel}>
          {t('editor.cancel')}
        </Button>
        <Button type="submit" loading={isSaving}>
          {t('editor.save')}
        </Button>
      </div>
    </form>
  );
}
