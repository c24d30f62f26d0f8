import { Directive, Field, ObjectType } from 'type-graphql';
import { toBanglaDigits } from '../bangla/digits';
import type { Directory } from '../directory/directory';
import type { Level } from '../directory/records';
import type { Day } from '../time/day';

/** One of the things by which a row of statistics was told apart. */
@Directive('@shareable')
@ObjectType({ description: 'By what a row of statistics is told from the others, and what it has of it.' })
export class GroupKey {
  @Field(() => String, { description: 'The key asked for, as in groupBy.' })
  readonly key!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its value: the code of an area, 2023-24, 2023-10, a name of the schema, or for words the folded text. Null for ' +
      'those that have none.',
  })
  readonly code!: string | null;

  @Field(() => String, {
    description: 'The value for readers of English; words are as the papers have them.',
  })
  readonly labelEn!: string;

  @Field(() => String, { description: 'The value for readers of Bangla (বাংলা).' })
  readonly labelBn!: string;
}

export interface Label {
  readonly en: string;
  readonly bn: string;
}

/** One value of a key: what stands for it, and by what it is sorted. */
export interface Bucket {
  readonly code: string | null;
  readonly label: Label;
  /** Where it stands among the others; those without a value come last. */
  readonly sort: string;
}

/** How one key is read from the database, and told. */
export interface KeyRule {
  /** What is selected and grouped by; null for an area of the tree, which is found from the state's own area. */
  readonly sql: string | null;
  /** What is shown of it, where that is not worked out from its value: of those that are alike the first. */
  readonly labelSql?: string;
  readonly bucketOf: (value: string | null, label: string | null) => Bucket;
}

export const NONE: Bucket = { code: null, label: { en: 'Not stated', bn: 'উল্লেখ নেই' }, sort: '\uffff' };

/** The area of a level in whose number a record is; those that an area above that level owes itself have none. */
export function areaRule(directory: Directory, level: Level, treeOn: Day, today: Day): KeyRule {
  const none: Bucket = {
    code: null,
    label: { en: 'Of an area above', bn: 'ঊর্ধ্বতন এলাকার নিজস্ব' },
    sort: NONE.sort,
  };
  const found = new Map<string, Bucket>();
  const bucketOf = (areaId: string): Bucket => {
    // A closed area counts in its successor, which may be of the same level.
    const id = directory.countedBy(areaId, treeOn).findLast((each) => directory.area(each)?.level === level);
    return id === undefined ? none : areaBucket(directory, id, today);
  };
  return {
    sql: null,
    bucketOf: (areaId) => {
      if (areaId === null) return none;
      const known = found.get(areaId) ?? bucketOf(areaId);
      found.set(areaId, known);
      return known;
    },
  };
}

/** An area as it is told by its inner id. */
export function areaBucket(directory: Directory, areaId: string, today: Day): Bucket {
  const code = directory.codeOf(areaId, today) ?? '';
  const area = directory.area(areaId);
  return { code, label: { en: area?.nameEn ?? code, bn: area?.nameBn ?? code }, sort: code };
}

/** A month, from a day that is selected. */
export function monthRule(day: string): KeyRule {
  return {
    sql: `SUBSTR(${day}, 1, 7)`,
    bucketOf: (month) => (month === null ? NONE : { code: month, label: monthLabel(month), sort: month }),
  };
}

/** The fiscal year in which a record counts. */
export const FISCAL_YEAR_RULE: KeyRule = {
  sql: 'state.fiscalYear',
  bucketOf: (year) =>
    year === null ? NONE : { code: year, label: { en: year, bn: toBanglaDigits(year) }, sort: year },
};

/** A name of the schema, in the order in which the schema has them. */
export function enumRule(sql: string, labels: Readonly<Record<string, Label>>): KeyRule {
  const names = Object.keys(labels);
  return {
    sql,
    bucketOf: (name) =>
      name === null
        ? NONE
        : {
            code: name,
            label: labels[name] ?? { en: name, bn: name },
            sort: String(names.indexOf(name)).padStart(3, '0'),
          },
  };
}

/** Words that say the same when folded, shown as one of the papers has them. */
export function wordRule(key: string, label: string): KeyRule {
  return {
    sql: key,
    labelSql: label,
    bucketOf: (code, shown) =>
      code === null ? NONE : { code, label: { en: shown ?? code, bn: shown ?? code }, sort: code },
  };
}

const MONTHS: readonly Label[] = [
  { en: 'January', bn: 'জানুয়ারি' },
  { en: 'February', bn: 'ফেব্রুয়ারি' },
  { en: 'March', bn: 'মার্চ' },
  { en: 'April', bn: 'এপ্রিল' },
  { en: 'May', bn: 'মে' },
  { en: 'June', bn: 'জুন' },
  { en: 'July', bn: 'জুলাই' },
  { en: 'August', bn: 'আগস্ট' },
  { en: 'September', bn: 'সেপ্টেম্বর' },
  { en: 'October', bn: 'অক্টোবর' },
  { en: 'November', bn: 'নভেম্বর' },
  { en: 'December', bn: 'ডিসেম্বর' },
];

function monthLabel(month: string): Label {
  const year = month.slice(0, 4);
  const { en, bn } = MONTHS[Number(month.slice(5)) - 1] ?? { en: month, bn: month };
  return { en: `${en} ${year}`, bn: `${bn} ${toBanglaDigits(year)}` };
}
