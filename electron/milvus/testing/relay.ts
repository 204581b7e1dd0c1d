import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './milvus-server';

/** A TCP relay in front of a server, for faults of the network. */
export interface Relay {
  port: number;
  /** Takes connections but passes nothing on, in either direction, like a network that went away. */
  freeze: () => void;
  thaw: () => void;
  /** Cuts every connection. */
  cut: () => void;
  stop: () => void;
}

/** Starts a relay on a loopback port. `target` is asked at each connection: the server behind may be replaced. */
export async function startRelay(target: () => number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    if (isFrozen) socket.pause();
  };
  const server = createServer((inward) => {
    const outward = connect(target(), '127.0.0.1');
    keep(inward);
    keep(outward);
    inward.pipe(outward);
    outward.pipe(inward);
    inward.on('close', () => outward.destroy());
    outward.on('close', () => inward.destroy());
    if (isFrozen) for (const socket of [inward, outward]) socket.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    freeze: () => {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
