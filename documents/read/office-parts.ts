import { posix } from 'node:path';
import { fail } from '../../lib/errors';
import { type Archive, openArchive } from './archive';
import { childrenOf, parseXml, type XmlElement } from './xml';

/** One part of an office file with the parts it refers to. */
export interface OfficePart {
  readonly root: XmlElement;
  /** The part that a reference of this id leads to; null where none does. */
  byId(id: string): Promise<OfficePart | null>;
  /** The first part it refers to as this: "styles", "numbering". */
  byKind(kind: string): Promise<OfficePart | null>;
}

/** Opens DOCX or XLSX at its main part. A file with macros is refused, whatever its name. */
export async function openOfficeFile(file: Uint8Array, format: string): Promise<OfficePart> {
  const archive = await openArchive(file, format);
  if ([...archive.names].some((name) => /vbaProject\.bin$/i.test(name)))
    throw fail('PAPER_KIND_UNSUPPORTED', { format: `${format} with macros`, other: format });
  const top = await relationsOf(archive, '', format);
  const main = top.find(({ kind }) => kind === 'officeDocument');
  const part = main && (await openPart(archive, main.target, format));
  if (!part) throw fail('PAPER_UNREADABLE', { format, reason: 'its main part is missing' });
  return part;
}

async function openPart(archive: Archive, name: string, format: string): Promise<OfficePart | null> {
  const xml = await archive.read(name);
  if (xml === null) return null;
  const relations = await relationsOf(archive, name, format);
  const follow = async (relation: Relation | undefined): Promise<OfficePart | null> =>
    relation ? openPart(archive, relation.target, format) : null;
  return {
    root: parseXml(xml, format),
    byId: (id) => follow(relations.find((relation) => relation.id === id)),
    byKind: (kind) => follow(relations.find((relation) => relation.kind === kind)),
  };
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** What lies inside the archive; links to the outside are never followed. */
async function relationsOf(archive: Archive, name: string, format: string): Promise<Relation[]> {
  const folder = posix.dirname(name);
  const xml = await archive.read(posix.join(folder, '_rels', `${posix.basename(name)}.rels`));
  if (xml === null) return [];
  return childrenOf(parseXml(xml, format), 'Relationship')
    .map(({ attributes }) => attributes)
    .filter((attributes) => attributes['TargetMode'] !== 'External')
    .map((attributes) => ({
      id: attributes['Id'] ?? '',
      kind: posix.basename(attributes['Type'] ?? ''),
      target: posix.resolve('/', folder, attributes['Target'] ?? '').slice(1),
    }));
}
