import { asWindowsPage } from '../../lib/bangla/windows-page';
import { fail } from '../../lib/errors';

/**
 * The text of a file: UTF-8, UTF-16 by its mark or by its zeros, and else the Windows page where `orWindows`
 * finds that the letters make sense so. PAPER_NOT_TEXT otherwise.
 */
export function decodeText(file: Uint8Array, orWindows: (text: string) => boolean = () => false): string {
  try {
    const text = new TextDecoder(encodingOf(file), { fatal: true }).decode(file);
    if (!text.includes('\0')) return text;
  } catch {
    const text = asWindowsPage(Buffer.from(file).toString('latin1'));
    if (!text.includes('\0') && orWindows(text)) return text;
  }
  throw fail('PAPER_NOT_TEXT');
}

function encodingOf(file: Uint8Array): string {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: in two bytes, one is always that of the Bangla block or of Latin letters.
  const share = (side: 0 | 1): number => {
    const bytes = file.subarray(0, 2_000).filter((_, index) => index % 2 === side);
    return bytes.filter((byte) => byte === 0x00 || byte === 0x09).length / Math.max(bytes.length, 1);
  };
  if (file.byteLength < 8 || file.byteLength % 2 === 1) return 'utf-8';
  if (share(1) > 0.9 && share(0) < 0.1) return 'utf-16le';
  return share(0) > 0.9 && share(1) < 0.1 ? 'utf-16be' : 'utf-8';
}
