import { useQuery } from '@tanstack/react-query';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { dropQuestion } from './drop-question';
import type { DropTarget } from './drop-question';
import { dropQueries } from './queries';

/** For a server of which nothing is known yet: nothing is planned around, it will tell. */
const UNREAD = capabilitiesOf(serverInfoFrom(''));

/** What a drop would destroy, read when the question is opened and again when asked, and the question itself. */
export function useDropFacts(target: DropTarget) {
  const { name: connectionName, server } = useServerFacts(target.collection.connectionId);
  const facts = useQuery(dropQueries.facts(target.collection, target.partition?.name ?? null));
  const detail = useQuery({
    ...collectionQueries.detail(target.collection),
    enabled: target.partition !== null,
  });
  const keyed = detail.data?.fields.some(({ roles }) => roles.includes('partitionKey')) === true;
  const capabilities = server.capabilities ?? UNREAD;
  const question =
    facts.data === undefined
      ? null
      : dropQuestion(target, facts.data, keyed, capabilities, server.environment);
  return { connectionName, server, facts, question };
}
