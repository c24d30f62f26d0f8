/** A text as it stands in a column of one line: cut to its length, without what a database might not give back. */
export function oneLine(value: string, most: number): string {
  const sound = Buffer.from(value, 'utf8').toString('utf8');
  // eslint-disable-next-line no-control-regex -- what may not stand there is just that
  return [...sound.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ')].slice(0, most).join('');
}
