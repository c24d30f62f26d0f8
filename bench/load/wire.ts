import { connect, type Socket } from 'node:net';

/** One answer as it came; the body only where it was asked to be kept. */
export interface WireAnswer {
  /** 0 where the connection ended before the answer was whole. */
  readonly status: number;
  /** Of the body. */
  readonly bytes: number;
  /** From just before the request was written until the last byte was read. */
  readonly ms: number;
  readonly body: string;
}

type Done = (answer: WireAnswer) => void;

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';

/**
 * One kept-alive connection that sends bytes made beforehand and reads no more of an answer than it needs to know
 * where that ends: a generator of load that costs much itself measures itself.
 */
export class Wire {
  private readonly socket: Socket;
  private done: Done | null = null;
  private began = 0;
  private keepsBody = false;
  private kept: Buffer[] = [];
  private unread: Buffer | null = null;
  private status = 0;
  private bytes = 0;
  /** Bytes of the body, or of the chunk with its end of line, that are to come; −1 before the head is read. */
  private left = -1;
  private isChunked = false;
  private isLastChunk = false;
  private isLast = false;
  isClosed = false;

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (chunk) => {
      this.read(chunk);
    });
    const close = (): void => {
      this.isClosed = true;
      if (this.done) this.finish(0);
    };
    this.socket.on('error', close);
    this.socket.on('close', close);
  }

  /** Sends a whole request and calls back once; never before the answer to the one before. */
  ask(request: Buffer, keepsBody: boolean, done: Done): void {
    this.done = done;
    this.keepsBody = keepsBody;
    this.status = 0;
    this.bytes = 0;
    this.left = -1;
    this.began = performance.now();
    if (this.isClosed) this.finish(0);
    else this.socket.write(request);
  }

  end(): void {
    this.socket.destroy();
  }

  private read(came: Buffer): void {
    if (!this.done) return;
    let rest = this.unread ? Buffer.concat([this.unread, came]) : came;
    this.unread = null;
    if (this.left < 0) {
      const end = rest.indexOf(HEAD_END);
      if (end < 0) {
        this.unread = rest;
        return;
      }
      this.readHead(rest.toString('latin1', 0, end));
      rest = rest.subarray(end + HEAD_END.length);
    }
    if (this.isChunked) this.readChunks(rest);
    else this.readSized(rest);
  }

  private readHead(head: string): void {
    this.status = Number(head.slice(9, 12));
    this.isChunked = /\r\ntransfer-encoding: *chunked/i.test(head);
    this.isLastChunk = false;
    this.isLast = /\r\nconnection: *close/i.test(head);
    this.left = this.isChunked ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  }

  private readSized(rest: Buffer): void {
    this.take(rest.subarray(0, this.left));
    this.left -= rest.length;
    if (this.left <= 0) this.finish(this.status);
  }

  private readChunks(rest: Buffer): void {
    for (let from = 0; ;) {
      if (this.left > 0) {
        const here = Math.min(this.left, rest.length - from);
        // The last two bytes of what is left are the end of the line.
        const ofBody = Math.min(here, Math.max(0, this.left - LINE_END.length));
        this.take(rest.subarray(from, from + ofBody));
        this.left -= here;
        from += here;
        if (this.left > 0) return;
        if (this.isLastChunk) {
          this.finish(this.status);
          return;
        }
      }
      const end = rest.indexOf(LINE_END, from);
      if (end < 0) {
        this.unread = rest.subarray(from);
        return;
      }
      const size = parseInt(rest.toString('latin1', from, end), 16);
      this.isLastChunk = size === 0;
      this.left = size + LINE_END.length;
      from = end + LINE_END.length;
    }
  }

  private take(part: Buffer): void {
    this.bytes += part.length;
    if (this.keepsBody) this.kept.push(part);
  }

  private finish(status: number): void {
    const { done, kept, bytes, began } = this;
    this.done = null;
    this.kept = [];
    this.unread = null;
    if (this.isLast && !this.isClosed) {
      this.isClosed = true;
      this.end();
    }
    const body = kept.length ? Buffer.concat(kept).toString('utf8') : '';
    done?.({ status, bytes, ms: performance.now() - began, body });
  }
}

/** A POST of JSON as it goes over the wire. */
export function postOf(path: string, json: string, headers: Readonly<Record<string, string>> = {}): string {
  const told = { 'content-type': 'application/json', accept: 'application/json', ...headers };
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}
