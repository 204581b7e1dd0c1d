import { IconFlask } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import classes from './shell.module.css';

/** Says wherever the sample cluster is open that its data is made up. */
export function SampleStrip() {
  const t = useText();
  return (
    <p className={classes.sample}>
      <IconFlask size={14} aria-hidden /> {t('shell.madeUpStrip')}
    </p>
  );
}
