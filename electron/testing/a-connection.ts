import type { ConnectionFacts } from '../tasks/gate';

/** For tests: a connection that may change its server and leads where it led. */
export function aConnection(over: Partial<ConnectionFacts> = {}): ConnectionFacts {
  return { name: 'Sandbox', environment: 'development', readOnly: false, fingerprint: 'there', ...over };
}
