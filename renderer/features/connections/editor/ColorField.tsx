import { Input } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { connectionColors } from '@shared/domain/connection';
import type { EditorForm } from './use-editor';
import classes from './editor.module.css';

/** The colour of a connection, chosen by its name or by its looks. */
export function ColorField({ form }: { form: EditorForm }) {
  const t = useText();
  return (
    <Input.Wrapper label={t('editor.color')} labelElement="div">
      <div role="radiogroup" aria-label={t('editor.color')} className={classes.colors}>
        {connectionColors.map((color) => (
          <label key={color} className={classes.color} data-color={color} title={t(`editor.color.${color}`)}>
            <input
              type="radio"
              name="connection-color"
              aria-label={t(`editor.color.${color}`)}
              checked={form.values.color === color}
              onChange={() => {
                form.setFieldValue('color', color);
              }}
            />
          </label>
        ))}
      </div>
    </Input.Wrapper>
  );
}
