/** An answer to something that no client of good will would send. */
export interface Sent {
  readonly status: number;
  readonly text: string;
  /** The codes of its errors; empty where there are none, or where it is no JSON. */
  readonly codes: readonly string[];
  // Tests look into answers freely.
  readonly body: any;
  readonly headers: Headers;
}

/** Posts a body to /graphql as it is; an object becomes JSON. */
export async function send(
  url: string,
  body: string | Buffer | object,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.isBuffer(body)
      ? new Uint8Array(body)
      : typeof body === 'string'
        ? body
        : JSON.stringify(body),
  });
  return sentOf(response);
}

/** Reads an answer. */
export async function sentOf(response: Response): Promise<Sent> {
  const text = await response.text();
  const body = parsed(text) as { errors?: { extensions?: { code?: string } }[] } | undefined;
  const codes = (body?.errors ?? []).map(({ extensions }) => String(extensions?.code));
  return { status: response.status, text, codes, body, headers: response.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
