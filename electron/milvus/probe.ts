import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { ServerAddress } from './address';

/** How a TLS handshake is checked; `verify` false only to find out whether a server speaks TLS at all. */
export interface TlsProbe {
  rootCert: Buffer | null;
  serverName: string | null;
  verify: boolean;
}

/** How long a probe may take, in milliseconds, and what ends it before. */
export interface ProbeLimits {
  timeoutMs: number;
  signal?: AbortSignal;
}

function opened<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  limits: ProbeLimits,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null) => {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', cancel);
      if (error === null) resolve(socket);
      else {
        socket.destroy();
        reject(error);
      }
    };
    const cancel = () => {
      settle(new Error('cancelled'));
    };
    const timer = setTimeout(() => {
      settle(Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' }));
    }, limits.timeoutMs);
    limits.signal?.addEventListener('abort', cancel, { once: true });
    socket.once(event, () => {
      settle(null);
    });
    socket.on('error', settle);
    socket.once('close', () => {
      settle(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    });
    if (limits.signal?.aborted === true) cancel();
  });
}

/** Addresses that a host name stands for. Rejects with the system's error. */
export async function resolveName(host: string, { timeoutMs }: ProbeLimits): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' }));
    }, timeoutMs);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return found.map((entry) => entry.address);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens a TCP connection (or a Unix socket) and closes it again. Resolves with the address that answered.
 * Rejects with the system's error, `ETIMEDOUT` after the limit.
 */
export async function probeTcp(address: ServerAddress, limits: ProbeLimits): Promise<string> {
  const socket = address.kind === 'unix' ? connectTcp(address.path) : connectTcp(address.port, address.host);
  await opened(socket, 'connect', limits);
  const answered = address.kind === 'unix' ? address.path : (socket.remoteAddress ?? address.host);
  socket.destroy();
  return answered;
}

function handshake(address: ServerAddress, tls: TlsProbe): TLSSocket {
  const place = address.kind === 'unix' ? { path: address.path } : { host: address.host, port: address.port };
  const named = tls.serverName ?? (address.kind === 'tcp' ? address.host : '');
  return connectTls({
    ...place,
    ...(isIP(named) === 0 && named !== '' ? { servername: named } : {}),
    ...(tls.rootCert === null ? {} : { ca: tls.rootCert }),
    ALPNProtocols: ['h2'],
    rejectUnauthorized: tls.verify,
  });
}

/** Shakes hands over TLS, sends nothing, and closes. `protocol` is such as `TLSv1.3`. */
export async function probeTls(
  address: ServerAddress,
  tls: TlsProbe,
  limits: ProbeLimits,
): Promise<{ protocol: string; isHttp2: boolean }> {
  const socket = handshake(address, tls);
  await opened(socket, 'secureConnect', limits);
  const found = { protocol: socket.getProtocol() ?? 'TLS', isHttp2: socket.alpnProtocol === 'h2' };
  socket.destroy();
  return found;
}

const HTTP2_GREETING = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);

/**
 * Greets a plaintext port as any HTTP/2 client would, and tells what comes back: HTTP/2, something else, or nothing
 * before the other side hangs up or the limit is over.
 */
export async function probeGreeting(
  address: ServerAddress,
  limits: ProbeLimits,
): Promise<'http2' | 'other' | 'nothing'> {
  const socket = address.kind === 'unix' ? connectTcp(address.path) : connectTcp(address.port, address.host);
  try {
    const answer = new Promise<Buffer | null>((resolve) => {
      socket.once('data', resolve);
      socket.once('close', () => {
        resolve(null);
      });
    });
    await opened(socket, 'connect', limits);
    socket.setTimeout(limits.timeoutMs, () => socket.destroy());
    socket.write(HTTP2_GREETING);
    const first = await answer;
    if (first === null) return 'nothing';
    // The first frame of an HTTP/2 server is SETTINGS, whose type is 4.
    return first.length >= 4 && first[3] === 4 ? 'http2' : 'other';
  } catch {
    return 'nothing';
  } finally {
    socket.destroy();
  }
}
