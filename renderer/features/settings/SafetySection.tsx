import { Text } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { MOST_DROPS } from '@shared/domain/drop';
import { environmentSchema } from '@shared/domain/environment';
import type { Environment } from '@shared/domain/environment';
import { guardedActions } from '@shared/policy/confirmation';
import { LevelSelect } from './LevelSelect';
import { LimitInput } from './LimitInput';
import { ReadOnlySwitch } from './ReadOnlySwitch';
import { askAs, isWeaker, limitTo, makeReadOnly } from './safety-changes';
import type { SafetyChange } from './safety-changes';
import classes from './settings.module.css';
import { useRuleChange, useSettings } from './use-settings';
import type { LessProtection } from './use-settings';

const environments = environmentSchema.options;

/** What is asked before what: the table by which the main process asks, and how it can be made stricter. */
export function SafetySection() {
  const t = useText();
  const { settings } = useSettings();
  const { confirmations, dropWaitSeconds, mostDrops, readOnlyEnvironments } = settings;
  const ruling = useRuleChange();
  const change = (wish: SafetyChange, less: LessProtection): void => {
    ruling.mutate((now) => ({ ...less, ...wish(now) }));
  };
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
                isWeaker={(level) => isWeaker(settings, askAs(action, environment, level))}
                onChoose={(level, less) => {
                  change(askAs(action, environment, level), less);
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
              isWeaker={(value) => isWeaker(settings, limitTo('dropWaitSeconds', environment, value))}
              onSet={(value, less) => {
                change(limitTo('dropWaitSeconds', environment, value), less);
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
              isWeaker={(value) => isWeaker(settings, limitTo('mostDrops', environment, value))}
              onSet={(value, less) => {
                change(limitTo('mostDrops', environment, value), less);
              }}
            />
          ))}
          {inEach(t('settings.safety.readOnly'), (environment, label) => (
            <ReadOnlySwitch
              label={label}
              isOn={readOnlyEnvironments.includes(environment)}
              onSet={(isOn, less) => {
                change(makeReadOnly(environment, isOn), less);
              }}
            />
          ))}
        </tbody>
      </table>
      {ruling.error !== null && (
        <>
          <Text size="sm" mt="xs">
            {t('settings.notHeld')}
          </Text>
          <ErrorNotice error={errorOf(ruling.error)} />
        </>
      )}
    </section>
  );
}
