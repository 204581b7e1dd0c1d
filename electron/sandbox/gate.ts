import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * A client's socket that can fall silent: it stays open, and nothing passes in either direction, as when a machine
 * in between went away. HTTP/2 takes a plain socket over below JavaScript, where it could not be held back.
 */
export class Gate extends Duplex {
  readonly #socket: Socket;
  #isSilent = false;
  /** A write that waits until there is passage again. */
  #held: (() => void) | null = null;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', () => this.destroy());
    socket.on('close', () => this.destroy());
  }

  fallSilent(): void {
    this.#isSilent = true;
    this.#socket.pause();
  }

  speak(): void {
    this.#isSilent = false;
    this.#held?.();
    this.#held = null;
    this.#socket.resume();
  }

  override _read(): void {
    if (!this.#isSilent) this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const write = () => {
      this.#socket.write(chunk, done);
    };
    if (this.#isSilent) this.#held = write;
    else write();
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
