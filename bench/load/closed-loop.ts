import { Wire, type WireAnswer } from './wire';

/** Clients that each wait for an answer before they ask again. */
export interface ClosedLoop {
  readonly kind: 'closed';
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Whole requests, asked in turn. */
  readonly reads: readonly string[];
  /** How long the answer to each is; any length where not given. */
  readonly bytes?: readonly number[];
  /** One request of so many is the next of these, once each, to a port of their own. */
  readonly writes?: { readonly port: number; readonly every: number; readonly requests: readonly string[] };
}

export interface ClosedLoopTold {
  /** Of reads and writes. */
  readonly requests: number;
  readonly seconds: number;
  /** Of each read. */
  readonly ms: readonly number[];
  readonly writes: number;
  readonly faults: number;
  /** What the first of them was. */
  readonly fault: string;
}

/** Asks for so many seconds, and looks at each answer: its status, and its length where that is known. */
export async function closedLoop(job: ClosedLoop): Promise<ClosedLoopTold> {
  const reads = job.reads.map((request) => Buffer.from(request));
  const writes = job.writes?.requests.map((request) => Buffer.from(request)) ?? [];
  const ms: number[] = [];
  let [asked, turn, written, faults, fault] = [0, 0, 0, 0, ''];
  const began = performance.now();
  const until = began + job.seconds * 1000;

  const wrong = (what: string): void => {
    faults += 1;
    fault ||= what;
  };

  function look({ status, bytes, ms: took }: WireAnswer, index: number): void {
    ms.push(took);
    const wanted = job.bytes?.[index];
    if (status !== 200) wrong(`status ${status}`);
    else if (wanted !== undefined && wanted !== bytes) wrong(`${bytes} bytes in place of ${wanted}`);
  }

  const client = async (): Promise<void> => {
    const wire = new Wire(job.port);
    const desk = job.writes ? new Wire(job.writes.port) : wire;
    while (performance.now() < until) {
      asked += 1;
      const write = job.writes && asked % job.writes.every === 0 ? writes[written] : undefined;
      if (write) {
        written += 1;
        const { status, body } = await askOn(desk, write, true);
        if (status !== 200 || body.includes('"errors"')) wrong(`a write: ${status} ${body.slice(0, 300)}`);
      } else {
        const index = turn++ % reads.length;
        look(await askOn(wire, reads[index] as Buffer, false), index);
      }
    }
    wire.end();
    desk.end();
  };
  await Promise.all(Array.from({ length: job.connections }, client));
  const seconds = (performance.now() - began) / 1000;
  return { requests: ms.length + written, seconds, ms, writes: written, faults, fault };
}

function askOn(wire: Wire, request: Buffer, keepsBody: boolean): Promise<WireAnswer> {
  return new Promise((resolve) => {
    wire.ask(request, keepsBody, resolve);
  });
}
