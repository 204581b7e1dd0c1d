import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { Connection, SecretStorage } from '@shared/domain/connection';
import type { ConnectionTestStep } from '@shared/domain/server';
import type { AppError } from '@shared/ipc/result';
import { connectionQueries } from '../queries';
import { openServer, useOpenConnection } from '../use-open-connection';
import { problemsOf, problemsOfError } from './editor-problems';
import type { Problems } from './editor-problems';
import { draftOf, editorValuesOf, secretInputOf } from './editor-values';
import type { EditorValues } from './editor-values';

/** The fields of the editor with their values and errors. */
export type EditorForm = UseFormReturnType<EditorValues>;

/** A finished test, and the values that it was about. */
export interface TestRun {
  steps: ConnectionTestStep[];
  /** The values as text, to tell whether they changed since. */
  of: string;
}

function useProblemTexts(): (problems: Problems) => Record<string, string> {
  const t = useText();
  return (problems) =>
    Object.fromEntries(
      Object.entries(problems).map(([field, { id, values, label }]) => [
        field,
        t(id, label === undefined ? values : { ...values, label: t(label) }),
      ]),
    );
}

/** Saving and testing with what both need: the form, and where a refusal belongs. */
export function useEditor(saved: Connection | null, storage: SecretStorage, onSaved: () => void) {
  const client = useQueryClient();
  const texts = useProblemTexts();
  const open = useOpenConnection();
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [test, setTest] = useState<TestRun | null>(null);
  const form = useForm<EditorValues>({
    initialValues: editorValuesOf(saved, storage),
    validate: (values) => texts(problemsOf(values, saved)),
  });
  const inputOf = (values: EditorValues) => ({
    id: saved?.id ?? null,
    draft: draftOf(values),
    secret: secretInputOf(values, storage),
  });
  const refuse = (thrown: unknown, values: EditorValues) => {
    const error = errorOf(thrown);
    const problems = problemsOfError(error, values, saved);
    if (problems === null) setRefusal(error);
    else form.setErrors(texts(problems));
  };

  // Neither is kept after its end: their values hold the secret.
  const saving = useMutation({
    gcTime: 0,
    mutationFn: (values: EditorValues) => invoke('connections.save', inputOf(values)),
    onSuccess: async ({ connection }) => {
      await client.invalidateQueries(connectionQueries.list);
      const isShown = useNavigationStore.getState().connectionId === connection.id;
      if (saved === null) open(connection);
      else if (isShown) void openServer(client, connection.id);
      onSaved();
    },
    onError: refuse,
  });
  const testing = useMutation({
    gcTime: 0,
    mutationFn: (values: EditorValues) => invoke('connections.test', inputOf(values)),
    onSuccess: ({ steps }, values) => {
      setTest({ steps, of: JSON.stringify(values) });
    },
    onError: refuse,
  });

  const submit = (send: (values: EditorValues) => void) =>
    form.onSubmit(
      (values) => {
        setRefusal(null);
        send(values);
      },
      (errors) => {
        const first = Object.keys(errors)[0];
        if (first !== undefined) form.getInputNode(first)?.focus();
      },
    );

  return {
    form,
    refusal,
    test,
    isTestStale: test !== null && test.of !== JSON.stringify(form.values),
    isTesting: testing.isPending,
    isSaving: saving.isPending,
    save: submit((values) => {
      saving.mutate(values);
    }),
    runTest: submit((values) => {
      setTest(null);
      testing.mutate(values);
    }),
  };
}
