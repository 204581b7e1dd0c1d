import { randomUUID } from 'node:crypto';
import { fail } from '@shared/ipc/result';

/** How long a ticket is good, in ms: long enough to read a list and type a name, too short to be forgotten. */
export const TICKET_MS = 120_000;
/** Tickets that nobody used make room for new ones. */
const MOST_TICKETS = 200;

/** What a ticket is bound to besides its content. */
export interface TicketScope {
  connectionId: string;
  /** The page that asked: another one, or the same one loaded anew, has another signal. */
  page: AbortSignal;
}

interface Ticket<T> extends TicketScope {
  expiresAt: number;
  content: T;
}

/** Tickets for what was shown and may now be agreed to. */
export interface Tickets<T> {
  /** @returns the ticket and when it expires, in ms since 1970 */
  issue(scope: TicketScope, content: T): { ticket: string; expiresAt: number };
  /**
   * Uses a ticket up. Throws `ticketInvalid` with the parameter `why`: `unknown` (never given out, or used), `expired`,
   * or `foreign` (of another connection or page; it stays good for its own).
   */
  take(ticket: string, scope: TicketScope): T;
}

/** @param now milliseconds since 1970 */
export function createTickets<T>(now: () => number, newId: () => string = randomUUID): Tickets<T> {
  const given = new Map<string, Ticket<T>>();
  const makeRoom = (): void => {
    for (const [id, { expiresAt, page }] of given) if (expiresAt <= now() || page.aborted) given.delete(id);
    for (const id of [...given.keys()].slice(0, Math.max(0, given.size - MOST_TICKETS + 1))) given.delete(id);
  };
  return {
    issue: (scope, content) => {
      makeRoom();
      const ticket = newId();
      const expiresAt = now() + TICKET_MS;
      given.set(ticket, { ...scope, expiresAt, content });
      return { ticket, expiresAt };
    },
    take: (id, { connectionId, page }) => {
      const ticket = given.get(id) ?? fail('ticketInvalid', { params: { why: 'unknown' } });
      if (ticket.connectionId !== connectionId || ticket.page !== page || page.aborted)
        fail('ticketInvalid', { params: { why: 'foreign' } });
      given.delete(id);
      if (ticket.expiresAt <= now()) fail('ticketInvalid', { params: { why: 'expired' } });
      return ticket.content;
    },
  };
}
