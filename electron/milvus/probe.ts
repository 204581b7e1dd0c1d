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

interface ProbeLimits {
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

/** Shakes hands over TLS, sends nothing, and closes. Resolves with the protocol, such as `TLSv1.3`. */
export async function probeTls(address: ServerAddress, tls: TlsProbe, limits: ProbeLimits): Promise<string> {
  const socket = handshake(address, tls);
  await opened(socket, 'secureConnect', limits);
  const protocol = socket.getProtocol() ?? 'TLS';
  socket.destroy();
  return protocol;
}
