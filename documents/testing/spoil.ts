/** A small seeded generator (mulberry32), so that every run spoils papers in the same ways. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Spoiler = (text: string, random: () => number) => string;

/** What happens to papers on their way through scanners, converters and hands. Digits are changed only in memo places. */
export const SPOILERS: Readonly<Record<string, Spoiler>> = {
  'a column is lost': (text, random) => {
    const lost = Math.floor(random() * 5);
    return everyRow(text, (cells) => cells.filter((_, column) => column !== lost));
  },
  'a cell is lost from one row': (text, random) =>
    someRow(text, random, (cells) => cells.filter((_, column) => column !== 2)),
  'two cells are glued': (text, random) =>
    someRow(text, random, (cells) => [`${cells[0] ?? ''} ${cells[1] ?? ''}`, ...cells.slice(2)]),
  'tabs are pipes': (text) => everyRow(text, (cells) => cells, ' | '),
  'colons are visargas': (text) => text.replace(/:/g, 'ঃ'),
  'colons are lost': (text) => text.replace(/ ?[:ঃ] ?/g, ' '),
  'the parts of dates and numbers have other separators': (text, random) => {
    const mark = ['/', '.', '-', '–'][Math.floor(random() * 4)] ?? '/';
    return text.replace(/([০-৯0-9]{2})[./–-](?=[০-৯0-9]{2})/g, (_, before: string) => before + mark);
  },
  'two columns are exchanged': (text, random) => {
    const at = 1 + Math.floor(random() * 3);
    return everyRow(text, (cells) =>
      cells.length > at + 1
        ? [...cells.slice(0, at), cells[at + 1] ?? '', cells[at] ?? '', ...cells.slice(at + 2)]
        : cells,
    );
  },
  'each cell has a line of its own': (text) => text.replace(/\t/g, '\n'),
  'letters are misread': (text, random) => noise(text, random, 0.01),
  'many letters are misread': (text, random) => noise(text, random, 0.04),
  'signs of vowels are lost': (text, random) =>
    text.replace(/[\u09BE-\u09CC\u09CD\u0981]/g, (sign) => (random() < 0.02 ? '' : sign)),
  'a line is lost': (text, random) => withoutLines(text, random, 1),
  'many lines are lost': (text, random) => withoutLines(text, random, 8),
  'empty lines everywhere': (text) => text.replace(/\n/g, '\n\n'),
  'no empty lines': (text) => text.replace(/\n+/g, '\n'),
  'lines are broken': (text, random) => text.replace(/ /g, (space) => (random() < 0.02 ? '\n' : space)),
  'the end is torn off': (text, random) => text.slice(0, Math.floor(text.length * (0.4 + random() * 0.5))),
  'the digits are Latin': (text) => text.replace(/[০-৯]/g, (digit) => String('০১২৩৪৫৬৭৮৯'.indexOf(digit))),
  'some digits are Latin': (text, random) =>
    text.replace(/[০-৯]/g, (digit) => (random() < 0.3 ? String('০১২৩৪৫৬৭৮৯'.indexOf(digit)) : digit)),
  'a page break cuts the table': (text, random) => {
    const lines = text.split('\n');
    const rows = lines.flatMap((line, index) => (/\t/.test(line) ? [index] : []));
    const at = rows[Math.floor(random() * rows.length)];
    if (at !== undefined) lines.splice(at, 0, '', 'পাতা-২', '');
    return lines.join('\n');
  },
  'the memo number is misread': (text, random) => {
    // Half the time as the place of another office, which is the worse mistake.
    const places = ['3800', '2700', '9400', '5944', '8542', '6900'];
    const place =
      random() < 0.5
        ? places[Math.floor(random() * places.length)]
        : String(Math.floor(random() * 10_000)).padStart(4, '0');
    return text.replace(
      /((?:\d\d|[০-৯]{2})[.](?:\d\d|[০-৯]{2})[.])(?:\d{4}|[০-৯]{4})/,
      (_, before: string) => `${before}${place ?? ''}`,
    );
  },
};

/** Spoils a paper once or twice, as the seed says; also tells how. */
export function spoil(text: string, seed: number): { text: string; how: string[] } {
  const random = seeded(seed);
  const names = Object.keys(SPOILERS);
  const how = [names[seed % names.length] ?? ''];
  if (random() < 0.4) how.push(names[Math.floor(random() * names.length)] ?? '');
  return { text: how.reduce((spoilt, name) => SPOILERS[name]?.(spoilt, random) ?? spoilt, text), how };
}

function everyRow(text: string, change: (cells: string[]) => string[], joint = '\t'): string {
  return text
    .split('\n')
    .map((line) => (line.includes('\t') ? change(line.split('\t')).join(joint) : line))
    .join('\n');
}

function someRow(text: string, random: () => number, change: (cells: string[]) => string[]): string {
  return everyRow(text, (cells) => (cells.length > 3 && random() < 0.3 ? change(cells) : cells));
}

function noise(text: string, random: () => number, share: number): string {
  return text.replace(/[\u0995-\u09B9]/g, (letter) =>
    random() < share ? String.fromCharCode(0x0995 + Math.floor(random() * 0x20)) : letter,
  );
}

function withoutLines(text: string, random: () => number, count: number): string {
  const lines = text.split('\n');
  for (let lost = 0; lost < count; lost += 1) lines.splice(Math.floor(random() * lines.length), 1);
  return lines.join('\n');
}
