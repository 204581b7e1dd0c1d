import type { Wire } from '../handlers/handler';
import type { Fault } from './faults';

/** Beyond every enum of the protocol. */
const UNKNOWN = 99;
/** Fields whose type is an enum, in any answer. */
const ENUMS = new Set(['state', 'data_type', 'element_type', 'consistency_level', 'state_code']);

function withUnknowns(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, ENUMS.has(key) ? UNKNOWN : withUnknowns(each)]),
  );
}

/** Enums carry a number that this client's protocol does not know, as a newer server's might. */
export const unknownEnums: Fault = {
  kind: 'altered',
  change: (reply) => withUnknowns(reply) as Wire,
};

/** Answers come without their status; those that are a status come empty. */
export const withoutStatus: Fault = {
  kind: 'altered',
  change: ({ status, ...rest }) =>
    // An answer that is a status itself looks like success when it is empty, on the wire as well.
    status === undefined ? { error_code: UNKNOWN, code: 0, reason: '' } : { ...rest, status: null },
};

/** Answers are that many bytes larger: more than a client is willing to take. */
export const larger = (bytes: number): Fault => ({
  kind: 'altered',
  change: (reply) => {
    const padding = 'x'.repeat(bytes);
    if (typeof reply.status !== 'object' || reply.status === null) return { ...reply, detail: padding };
    return { ...reply, status: { ...reply.status, detail: padding } };
  },
});
