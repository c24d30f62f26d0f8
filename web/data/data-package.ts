import type { DataField, DataFile } from './data-file';
import type { Licence } from './licence';
import type { WrittenYear } from './written-year';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** What the files of a year are, as a Frictionless Data Package: each column, the terms, the time and each hash. */
export function dataPackage({ fiscalYear, files, writtenAt, day }: WrittenYear, licence: Licence): object {
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: `sopan-${fiscalYear}`,
    title: `Sopan: decisions and action plans of ${fiscalYear}`,
    titleBn: `সোপান: ${fiscalYear} অর্থবছরের সিদ্ধান্ত ও কর্মপরিকল্পনা`,
    description:
      'All that is published of a fiscal year (July to June), as it was known when the files were written. ' +
      'A text that begins with = + - @, a tab or a return has an apostrophe before it, so that no spreadsheet takes it for a formula.',
    descriptionBn:
      'একটি অর্থবছরের (জুলাই থেকে জুন) প্রকাশিত সব তথ্য, ফাইল লেখার সময় যেমন জানা ছিল। = + - @, ট্যাব বা নতুন লাইন দিয়ে শুরু লেখার আগে একটি ঊর্ধ্বকমা থাকে, যাতে স্প্রেডশিট সেটিকে সূত্র না ভাবে।',
    created: writtenAt.toISOString(),
    asOf: day,
    basis: 'PUBLISHED',
    licenses: [licence.package],
    licence: licence.text.en,
    licenceBn: licence.text.bn,
    resources: files.map(({ file, rows, bytes, sha256 }) => ({
      name: file.name,
      type: 'table',
      path: `${file.name}.csv`,
      title: file.title.en,
      titleBn: file.title.bn,
      description: file.row.en,
      descriptionBn: file.row.bn,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      rows,
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: schemaOf(file),
    })),
  };
}

function schemaOf({ fields }: DataFile): object {
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: fields.map(fieldOf),
    primaryKey: fields.filter(({ key }) => key).map(({ name }) => name),
    foreignKeys: fields.flatMap(({ name, refersTo }) =>
      refersTo
        ? [{ fields: [name], reference: { resource: refersTo, fields: [KEYS[refersTo] ?? 'id'] } }]
        : [],
    ),
    missingValues: [''],
  };
}

/** Of areas the code is the key. */
const KEYS: Readonly<Record<string, string>> = { areas: 'code' };

function fieldOf({ name, type, en, bn, unit, values, required, key }: DataField): object {
  return {
    name,
    type,
    ...(type === 'string' ? {} : { format: 'default' }),
    description: en,
    descriptionBn: bn,
    ...(unit ? { unit } : {}),
    constraints: {
      required: required ?? key ?? false,
      ...(key ? { unique: true } : {}),
      ...(values ? { enum: values } : {}),
      ...(unit ? { minimum: 0 } : {}),
      ...(unit === 'percent' ? { maximum: 100 } : {}),
    },
  };
}
