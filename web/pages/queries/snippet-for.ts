/** The address that the texts of docs/snippets/ name; each must, and no other. */
const WRITTEN = /http:\/\/localhost:4000\/q\/[^"']+/g;

/** A text of docs/snippets/ with another address. It holds no quotes and no space, so it is a string wherever it stands. */
export function snippetFor(text: string, address: string): string {
  if (/["'\\\s`$]/.test(address)) throw new Error('An address in a snippet must be written as a URL.');
  return text.replace(WRITTEN, () => address);
}
