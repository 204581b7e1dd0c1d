import { useText } from '@renderer/i18n';
import { MOST_DROPS } from '@shared/domain/drop';
import type { Settings } from '@shared/domain/settings';
import { environmentSchema } from '@shared/domain/environment';
import type { Environment } from '@shared/domain/environment';
import { guardedActions } from '@shared/policy/confirmation';
import { LevelSelect } from './LevelSelect';
import { LimitInput } from './LimitInput';
import classes from './settings.module.css';

interface SafetySectionProps {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}

const environments = environmentSchema.options;

/** What is asked before what: the table by which the main process asks, and how it can be made stricter. */
export function SafetySection({ settings, onChange }: SafetySectionProps) {
  const t = useText();
  const { confirmations, dropWaitSeconds, mostDrops } = settings;
  const inEach = (name: string, cell: (environment: Environment, label: string) => React.ReactNode) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {environments.map((environment) => (
        <td key={environment}>
          {cell(
            environment,
            t('settings.safety.cell', { name, environment: t(`environment.${environment}`) }),
          )}
        </td>
      ))}
    </tr>
  );
  return (
    <section aria-labelledby="settings-safety" className={classes.safety}>
      <h3 id="settings-safety" className={classes.title}>
        {t('settings.safety')}
      </h3>
      <p className={classes.hint}>{t('settings.safety.hint')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.safety.before')}</th>
            {environments.map((environment) => (
              <th key={environment} scope="col">
                {t(`environment.${environment}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {guardedActions.map((action) =>
            inEach(t(`settings.safety.action.${action}`), (environment, label) => (
              <LevelSelect
                label={label}
                action={action}
                environment={environment}
                chosen={confirmations}
                onChoose={(chosen) => {
                  onChange({ confirmations: chosen });
                }}
              />
            )),
          )}
          {inEach(t('settings.safety.wait'), (environment, label) => (
            <LimitInput
              label={label}
              value={dropWaitSeconds[environment]}
              least={0}
              most={600}
              unit={t('settings.safety.seconds')}
              weaker="less"
              onSet={(value) => {
                onChange({ dropWaitSeconds: { ...dropWaitSeconds, [environment]: value } });
              }}
            />
          ))}
          {inEach(t('settings.safety.most'), (environment, label) => (
            <LimitInput
              label={label}
              value={mostDrops[environment]}
              least={1}
              most={MOST_DROPS}
              unit=""
              weaker="more"
              onSet={(value) => {
                onChange({ mostDrops: { ...mostDrops, [environment]: value } });
              }}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
