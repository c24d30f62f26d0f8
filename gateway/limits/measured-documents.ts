import { getOperationAST, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { BoundedCache } from '../../lib/subgraph/bounded-cache';
import { measure, type Measures } from './measure';

/** A document that could be parsed within a number of tokens. */
export interface MeasuredDocument {
  readonly document: DocumentNode;
  readonly tokens: number;
  /** The operation of that name, or the only one, and its size; undefined where there is none such. */
  operation(
    name: string | undefined,
  ): { readonly node: OperationDefinitionNode; readonly size: Measures } | undefined;
}

const KEPT = 500;
const LONGEST_KEPT = 20_000;
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/**
 * Makes what parses and measures documents before Apollo Server sees them, those of late only once. Null where
 * a document has more tokens than it may: the rest of it was not read. Undefined where it does not parse, which
 * Apollo Server says better.
 */
export function measuredDocuments(): (
  text: string,
  mostTokens: number,
) => MeasuredDocument | null | undefined {
  const kept = new BoundedCache<MeasuredDocument>('measured documents', KEPT);
  return (text, mostTokens) => {
    const known = kept.get(text);
    if (known) return known.tokens > mostTokens ? null : known;
    let document: DocumentNode & { readonly tokenCount?: number };
    try {
      document = parse(text, { maxTokens: mostTokens, noLocation: true });
    } catch (error) {
      return TOO_MANY_TOKENS.test((error as Error).message) ? null : undefined;
    }
    const measured = measuredDocument(document, document.tokenCount ?? mostTokens);
    if (text.length <= LONGEST_KEPT) kept.set(text, measured);
    return measured;
  };
}

function measuredDocument(document: DocumentNode, tokens: number): MeasuredDocument {
  const sizes = new Map<OperationDefinitionNode, Measures>();
  return {
    document,
    tokens,
    operation(name) {
      const node = getOperationAST(document, name);
      if (!node) return undefined;
      const size = sizes.get(node) ?? measure(document, node);
      sizes.set(node, size);
      return { node, size };
    },
  };
}
