import { createServer } from 'node:net';
import type { Server as Listener, Socket } from 'node:net';
import type { ConnectionInjector } from '@grpc/grpc-js';
import { Gate } from './gate';

/** Where a sandbox listens. */
export type Place = { path: string } | { host: string; port: number };

/**
 * The sockets of a sandbox's clients. They are accepted here and handed to gRPC, so that the network itself can be
 * made to fail: connections cut, silent, or refused.
 */
export class Connections {
  readonly #gates = new Set<Gate>();
  readonly #place: Place;
  #injector: ConnectionInjector;
  #listener: Listener | null = null;
  #isSilent = false;

  constructor(place: Place, injector: ConnectionInjector) {
    this.#place = place;
    this.#injector = injector;
  }

  /** From now on new connections belong to this server: another one was started. */
  serveWith(injector: ConnectionInjector): void {
    this.#injector = injector;
  }

  get isListening(): boolean {
    return this.#listener !== null;
  }

  /** Starts to listen, again at the same place if it did before. @returns the port; 1 for a path */
  async listen(port?: number): Promise<number> {
    const listener = createServer((socket) => {
      this.#accept(socket);
    });
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      const place = 'path' in this.#place ? this.#place : { ...this.#place, port: port ?? this.#place.port };
      listener.listen(place, resolve);
    });
    this.#listener = listener;
    const address = listener.address();
    return typeof address === 'object' && address !== null ? address.port : 1;
  }

  #accept(socket: Socket): void {
    socket.setNoDelay(true);
    const gate = new Gate(socket);
    this.#gates.add(gate);
    gate.on('close', () => this.#gates.delete(gate));
    if (this.#isSilent) gate.fallSilent();
    this.#injector.injectConnection(gate);
  }

  /** Connections stay open, and new ones are taken, but nothing passes in either direction until {@link speak}. */
  fallSilent(): void {
    this.#isSilent = true;
    for (const gate of this.#gates) gate.fallSilent();
  }

  speak(): void {
    this.#isSilent = false;
    for (const gate of this.#gates) gate.speak();
  }

  /** Cuts every connection; clients may come back at once. */
  cut(): void {
    for (const gate of this.#gates) gate.destroy();
  }

  /** Cuts every connection and takes no new ones: refused. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = null;
    this.cut();
    await new Promise<void>((resolve) => {
      if (listener === null) resolve();
      else {
        listener.close(() => {
          resolve();
        });
      }
    });
  }
}
