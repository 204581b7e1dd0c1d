import { DEFAULT_PORT, isLoopbackAddress } from '@shared/domain/connection';
import { fail } from '@shared/ipc/result';

/** Where a server is: a TCP port of a host, or a Unix socket. */
export type ServerAddress =
  | { kind: 'tcp'; host: string; port: number; isLocal: boolean }
  | { kind: 'unix'; path: string; isLocal: true };

/**
 * Reads `host`, `host:port`, `[IPv6]:port` or `unix:/path`; Milvus' port where none is given.
 * @throws FalconerError `invalidInput`
 */
export function parseAddress(text: string): ServerAddress {
  if (text.startsWith('unix:')) return { kind: 'unix', path: text.slice('unix:'.length), isLocal: true };
  const parts = /^(?:\[(?<ipv6>[^\]]+)\]|(?<name>[^:[\]]+))(?::(?<port>\d{1,5}))?$/.exec(text.trim())?.groups;
  const host = parts?.ipv6 ?? parts?.name;
  const port = parts?.port === undefined ? DEFAULT_PORT : Number(parts.port);
  if (host === undefined || port < 1 || port > 65535) return fail('invalidInput', { detail: text });
  return { kind: 'tcp', host, port, isLocal: isLoopbackAddress(text.trim()) };
}

/** `host:port` for people, with brackets around IPv6; the path of a socket. */
export function formatAddress(address: ServerAddress): string {
  if (address.kind === 'unix') return address.path;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `${host}:${String(address.port)}`;
}

/** The address as gRPC takes it. The scheme is written out: a host may be called `unix` or `dns`. */
export function grpcTarget(address: ServerAddress): string {
  return address.kind === 'unix' ? `unix:${address.path}` : `dns:${formatAddress(address)}`;
}

/**
 * The proxy that gRPC would go through, as `host:port`, or null. The same variables as grpc-js reads; a list of
 * exceptions is not read here, so that an address in it is only not probed directly.
 */
export function proxyFor(address: ServerAddress, env: NodeJS.ProcessEnv = process.env): string | null {
  if (address.isLocal) return null;
  const text = env.grpc_proxy ?? env.https_proxy ?? env.http_proxy;
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' ? url.host : null;
}
