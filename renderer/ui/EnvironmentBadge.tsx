import { Badge } from '@mantine/core';
import { useText } from '@renderer/i18n';
import type { Environment } from '@shared/domain/environment';

const colors = { development: 'gray', staging: 'orange', production: 'red' } as const;

/** What a server is for. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const t = useText();
  return (
    <Badge variant="light" color={colors[environment]} radius="sm" size="sm">
      {t(`environment.${environment}`)}
    </Badge>
  );
}
