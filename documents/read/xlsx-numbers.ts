/** How a number of a sheet is shown: as a day, a percentage, or with so many decimals. */
export function shownNumber(value: string, format: string, startsIn1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  // What stands in quotes or brackets, and other signs of the money and of the sections, shows no digits.
  const [positive = ''] = format.replace(/"[^"]*"|\[[^[\]]*\]|\\.|_./g, '').split(';');
  if (/[hs]/i.test(positive) && !/[yd]/i.test(positive)) return shownTime(number);
  if (/[ymd]/i.test(positive) && !/^general$/i.test(positive)) return shownDay(number, startsIn1904) ?? value;
  const decimals = /\.([0#]+)/.exec(positive)?.[1]?.length ?? 0;
  if (positive.includes('%')) return `${trimmed(number * 100, Math.max(decimals, 0))}%`;
  if (/^0+$/.test(positive)) return String(Math.round(number)).padStart(positive.length, '0');
  return /[0#]/.test(positive) ? trimmed(number, decimals) : String(parseFloat(number.toPrecision(12)));
}

/** The formats that XLSX files name by number alone. */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
};

/** DD/MM/YYYY: the order of the paper's country, whatever that of the computer. */
function shownDay(serial: number, startsIn1904: boolean): string | null {
  const days = Math.floor(serial) + (startsIn1904 ? 1462 : 0);
  // Before March 1900 the count of days is off by one, and no paper is that old.
  if (days < 61 || days > 200_000) return null;
  const day = new Date(Date.UTC(1899, 11, 30 + days)).toISOString();
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function shownTime(serial: number): string {
  const minutes = Math.round((serial % 1) * 24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function trimmed(number: number, decimals: number): string {
  return number.toFixed(Math.min(decimals, 10));
}
