import type { Request } from 'express';

/** What somebody typed into a form, by the names of its fields. */
export interface Typed {
  /** The value of a field; empty where it was not sent. */
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly names: readonly string[];
  /** The file of a field; null where none was chosen. */
  readonly file: (name: string) => Promise<{ readonly bytes: Uint8Array; readonly name: string } | null>;
}

const MEGABYTE = 1024 * 1024;
/** A paper has at most 10 MB. */
const MOST_BYTES = 11 * MEGABYTE;
/** The public only signs in. */
const MOST_BYTES_OF_PUBLIC = 64 * 1024;
const MOST_FIELDS = 10_000;

/** Reads the form that a request brought, with its files; null where it is none, or too long. */
export async function readForm(request: Request, role: string): Promise<Typed | null> {
  const type = request.headers['content-type'] ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data;)/i.test(type)) return null;
  const body = await bytesOf(request, role === 'PUBLIC' ? MOST_BYTES_OF_PUBLIC : MOST_BYTES);
  if (!body) return null;
  try {
    return typedFrom(await new Response(body, { headers: { 'content-type': type } }).formData());
  } catch {
    return null; // Not a form as it says.
  }
}

function typedFrom(data: FormData): Typed {
  const names = [...new Set(data.keys())];
  if (names.length > MOST_FIELDS) throw new Error('A form of this hub has fewer fields.');
  const all = (name: string) =>
    data.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : []));
  return {
    names,
    all,
    // Browsers send each line break as two signs.
    text: (name) => (all(name)[0] ?? '').replaceAll('\r\n', '\n').trim(),
    async file(name) {
      const value = data.get(name);
      if (value === null || typeof value === 'string' || value.size === 0) return null;
      return { bytes: new Uint8Array(await value.arrayBuffer()), name: value.name };
    },
  };
}

async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts, bytes));
}
