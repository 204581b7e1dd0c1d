import { describe, expect, it } from 'vitest';
import { toAppError } from '@shared/ipc/result';
import { createTickets, TICKET_MS } from './tickets';

const page = new AbortController().signal;
const scope = { connectionId: 'c1', page };

function stage() {
  const time = { now: 1_000_000 };
  return { time, tickets: createTickets<string>(() => time.now) };
}

/** Why a ticket is not taken; null if it is. */
function whyNot(take: () => unknown): string | null {
  try {
    take();
    return null;
  } catch (thrown) {
    const { code, params } = toAppError(thrown);
    return code === 'ticketInvalid' ? (params.why ?? '') : code;
  }
}

describe('a ticket', () => {
  it('gives back what it was given for, once', () => {
    const { tickets } = stage();
    const { ticket } = tickets.issue(scope, 'books');
    expect(tickets.take(ticket, scope)).toBe('books');
    expect(whyNot(() => tickets.take(ticket, scope))).toBe('unknown');
  });

  it('expires', () => {
    const { tickets, time } = stage();
    const late = tickets.issue(scope, 'books');
    const inTime = tickets.issue(scope, 'authors');
    expect(late.expiresAt).toBe(time.now + TICKET_MS);
    time.now += TICKET_MS - 1;
    expect(tickets.take(inTime.ticket, scope)).toBe('authors');
    time.now += 1;
    expect(whyNot(() => tickets.take(late.ticket, scope))).toBe('expired');
  });

  it('is of one connection and one page, and stays good for them', () => {
    const { tickets } = stage();
    const { ticket } = tickets.issue(scope, 'books');
    const other = new AbortController().signal;
    expect(whyNot(() => tickets.take(ticket, { ...scope, page: other }))).toBe('foreign');
    expect(whyNot(() => tickets.take(ticket, { ...scope, connectionId: 'c2' }))).toBe('foreign');
    expect(tickets.take(ticket, scope)).toBe('books');
  });

  it('ends with its page', () => {
    const { tickets } = stage();
    const gone = new AbortController();
    const own = { ...scope, page: gone.signal };
    const { ticket } = tickets.issue(own, 'books');
    gone.abort();
    expect(whyNot(() => tickets.take(ticket, own))).toBe('foreign');
  });

  it('cannot be guessed, nor made up', () => {
    const { tickets } = stage();
    const all = new Set(Array.from({ length: 100 }, () => tickets.issue(scope, 'x').ticket));
    expect(all.size).toBe(100);
    expect(whyNot(() => tickets.take('', scope))).toBe('unknown');
    expect(whyNot(() => tickets.take('__proto__', scope))).toBe('unknown');
  });

  it('makes room for new ones: the oldest goes first', () => {
    const { tickets } = stage();
    const all = Array.from({ length: 250 }, (_each, at) => tickets.issue(scope, String(at)).ticket);
    expect(whyNot(() => tickets.take(all[0] ?? '', scope))).toBe('unknown');
    expect(tickets.take(all[249] ?? '', scope)).toBe('249');
  });
});
