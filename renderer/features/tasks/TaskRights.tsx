import { useServerFacts } from '@renderer/features/connections';
import { CheckRights } from '@renderer/ui/CheckRights';

/** The way on after a refusal, as long as anything is greyed over the connection of the task. */
export function TaskRights({ connectionId }: { connectionId: string }) {
  const { refusals = [] } = useServerFacts(connectionId).server;
  return <CheckRights connectionId={connectionId} isRefused={refusals.length > 0} />;
}
