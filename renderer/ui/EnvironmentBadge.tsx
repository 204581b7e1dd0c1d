import { useText } from '@renderer/i18n';
import type { Environment } from '@shared/domain/environment';
import classes from './EnvironmentBadge.module.css';

/** What a server is for. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const t = useText();
  return (
    <span className={classes.badge} data-environment={environment}>
      {t(`environment.${environment}`)}
    </span>
  );
}
