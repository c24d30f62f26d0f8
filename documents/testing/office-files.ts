import { zipFile, type ZipEntry } from './zip-file';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A DOCX of this body, written by hand: `parts` are further files in it, by the kind of their relation. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const names = Object.keys(parts);
  return zipFile([
    contentTypes,
    relations('_rels/.rels', [['officeDocument', 'word/document.xml']]),
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0"?><w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:mc="mc" xmlns:wps="wps"><w:body>${body}</w:body></w:document>`,
    },
    relations(
      'word/_rels/document.xml.rels',
      names.map((kind) => [kind.replace(/\d$/, ''), `${kind}.xml`, kind]),
    ),
    ...names.map((kind) => ({
      name: `word/${kind}.xml`,
      data: `<w:${kind} xmlns:w="${WORD}">${parts[kind] ?? ''}</w:${kind}>`,
    })),
  ]);
}

/** A paragraph of DOCX. */
export function p(text: string, settings = ''): string {
  return `<w:p>${settings && `<w:pPr>${settings}</w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

export interface SheetSetUp {
  /** XML of styles.xml below its root. */
  readonly styles?: string;
  /** XML of each shared string. */
  readonly strings?: readonly string[];
  readonly otherFiles?: readonly ZipEntry[];
}

/** An XLSX of these sheets, each the XML of its `sheetData`. */
export function xlsxOf(
  sheets: Readonly<Record<string, string>>,
  { styles = '', strings = [], otherFiles = [] }: SheetSetUp = {},
): Buffer {
  const names = Object.keys(sheets);
  return zipFile([
    contentTypes,
    relations('_rels/.rels', [['officeDocument', 'xl/workbook.xml']]),
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`).join('')}</sheets></workbook>`,
    },
    relations('xl/_rels/workbook.xml.rels', [
      ...names.map((_, at): Relation => ['worksheet', `worksheets/sheet${at + 1}.xml`, `s${at}`]),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    { name: 'xl/styles.xml', data: `<styleSheet xmlns="${SHEET}">${styles}</styleSheet>` },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${SHEET}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    ...names.map((name, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<worksheet xmlns="${SHEET}"><sheetData>${sheets[name] ?? ''}</sheetData></worksheet>`,
    })),
    ...otherFiles,
  ]);
}

/** The XML of rows of texts. */
export function sheetRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (row, at) =>
        `<row r="${at + 1}">${row
          .map((text, column) =>
            text === ''
              ? ''
              : `<c r="${String.fromCharCode(65 + column)}${at + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('');
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

type Relation = readonly [kind: string, target: string, id?: string];

const contentTypes: ZipEntry = {
  name: '[Content_Types].xml',
  data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
};

function relations(name: string, list: readonly Relation[]): ZipEntry {
  const lines = list.map(
    ([kind, target, id], at) =>
      `<Relationship Id="${id ?? `r${at}`}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return { name, data: `<Relationships>${lines.join('')}</Relationships>` };
}
