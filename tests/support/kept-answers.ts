import { isDeepStrictEqual } from 'node:util';
import type { Viewer } from '../../lib/auth/viewer';
import { createLog } from '../../lib/log';
import { answerFor, type Operation } from '../../lib/subgraph/answer';
import { directoryOf, type Subgraph } from '../../lib/subgraph/subgraph';

/** What is asked again and again, by whom. */
export interface Asked {
  readonly operation: Operation;
  readonly viewer: Viewer;
}

interface Kept {
  readonly restsOn: readonly string[];
  readonly stamps: readonly string[] | null;
  readonly data: unknown;
}

/**
 * Keeps answers of a subgraph as a gateway would, under stamps read before they were asked for, and compares each
 * that could be given again with what is answered now.
 */
export class KeptAnswers {
  private readonly kept = new Map<Asked, Kept>();
  private readonly answer;
  /** How often a kept answer was still good by its stamps. */
  given = 0;
  /** How often it was not, or none was kept. */
  anew = 0;
  readonly stale: string[] = [];

  constructor(private readonly subgraph: Subgraph) {
    this.answer = answerFor(subgraph, createLog('test', 'silent'), false);
  }

  /** Asks as a gateway that keeps answers does; of one that it could give again both are compared. */
  async ask(asked: Asked): Promise<void> {
    const { kept } = this;
    const known = kept.get(asked);
    const stamps = known ? ((await this.subgraph.stamps?.(known.restsOn)) ?? null) : null;
    const { seq, chain } = directoryOf(this.subgraph);
    const { data, errors, restsOn } = await this.answer(asked.operation, {
      viewer: asked.viewer,
      requestId: 'test',
      directoryVersion: seq,
      directoryChain: chain,
    });
    if (errors ?? !restsOn) throw new Error(`May not be kept: ${JSON.stringify([asked, errors])}`);
    if (known && isDeepStrictEqual(known.stamps, stamps) && stamps) {
      this.given += 1;
      if (!isDeepStrictEqual(plain(known.data), plain(data)))
        this.stale.push(`${asked.operation.query} ${known.restsOn.join()}`);
      return;
    }
    this.anew += 1;
    const same = known && isDeepStrictEqual(known.restsOn, restsOn);
    kept.set(asked, { restsOn, stamps: same ? stamps : null, data });
  }

  restsOn(asked: Asked): readonly string[] {
    return this.kept.get(asked)?.restsOn ?? [];
  }
}

/** Objects of graphql-js have no prototype. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}
