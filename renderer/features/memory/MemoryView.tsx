import { useEffect, useRef } from 'react';
import { provideContext } from '@renderer/commands/context-source';
import { useServerFacts } from '@renderer/features/connections';
import { HeldMissing } from './HeldMissing';
import { HeldPart } from './HeldPart';
import { oldestOf } from './data/read-held';
import { MemoryHeader } from './MemoryHeader';
import classes from './memory.module.css';
import { NodesPart } from './NodesPart';
import { useMemory } from './use-memory';

/** What fills the query nodes of a connection: the machines, a map of what is on them, and a table of the same. */
export function MemoryView({ connectionId }: { connectionId: string }) {
  const { name, server } = useServerFacts(connectionId);
  const facts = useMemory(connectionId, server);
  const searchRef = useRef<HTMLInputElement>(null);
  const refresh = useRef(facts.refresh);
  useEffect(() => {
    refresh.current = facts.refresh;
  });
  useEffect(
    () =>
      provideContext(() => ({
        connectionId,
        list: {
          refresh: () => refresh.current(),
          focusSearch: () => searchRef.current?.select(),
          selection: null,
        },
      })),
    [connectionId],
  );
  return (
    <section className={classes.view} aria-labelledby="memory-title">
      <MemoryHeader
        connectionId={connectionId}
        connectionName={name}
        environment={server.environment}
        readAt={facts.held === undefined ? (facts.cluster?.readAt ?? null) : oldestOf(facts.held)}
        isReading={facts.isReading}
        onRefresh={facts.refresh}
      />
      <NodesPart facts={facts} capabilities={server.capabilities} />
      {facts.held === undefined ? (
        <HeldMissing facts={facts} connected={server.connected} />
      ) : (
        <HeldPart
          connectionId={connectionId}
          connectionName={name}
          held={facts.held}
          facts={facts}
          searchRef={searchRef}
        />
      )}
    </section>
  );
}
