import { parse } from 'graphql';
import type { Cell, Row } from 'write-excel-file/browser';
import { writeCsv } from '../../tables/csv';
import { shapeOf } from '../../tables/shape-of';
import { tableOf, type Table } from '../../tables/table-of';
import type { Run } from './ask-hub';

export const FORMATS = ['CSV', 'XLSX', 'JSON'] as const;
export type Format = (typeof FORMATS)[number];

/** An answer as a table, as the saved queries write it too. */
export function tableOfRun({ query, operationName, answer }: Run): Table {
  return tableOf(answer.data, shapeOf(parse(query), operationName));
}

/** Hands an answer to the browser as a file, without asking the hub again. */
export async function download(run: Run, format: Format): Promise<void> {
  const name = `${run.operationName ?? 'sopan'}.${format.toLowerCase()}`;
  const address = URL.createObjectURL(await fileOf(run, format));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function fileOf(run: Run, format: Format): Promise<Blob> {
  switch (format) {
    case 'CSV':
      return new Blob([writeCsv(tableOfRun(run))], { type: 'text/csv;charset=utf-8' });
    case 'JSON':
      return new Blob([JSON.stringify(run.answer, null, 2)], { type: 'application/json' });
    case 'XLSX':
      return sheetOf(tableOfRun(run));
  }
}

/** What Excel takes in a cell at most. */
const LONGEST = 32_767;
// eslint-disable-next-line no-control-regex -- These are what XML cannot hold.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Texts are written as texts, so that none is taken for a formula. */
async function sheetOf({ columns, rows }: Table): Promise<Blob> {
  const { default: writeSheet } = await import('write-excel-file/browser');
  const heading = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    row.map((value): Cell => {
      if (value === null) return null;
      if (typeof value === 'number') return { value, type: Number };
      if (typeof value === 'boolean') return { value, type: Boolean };
      return { value: value.replace(NOT_IN_XML, '').slice(0, LONGEST), type: String };
    }),
  );
  const data: Row[] = [heading, ...cells];
  return writeSheet(data, { stickyRowsCount: 1 }).toBlob();
}
