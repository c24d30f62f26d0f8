/** 0x80 to 0x9F of the Windows page 1252; five of them are unused and stay. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/**
 * Reads what came as Latin-1 as the Windows page 1252, which is what was meant: 0x80 to 0x9F are letters there.
 * By hand, since Node 20 decodes `windows-1252` as Latin-1.
 */
export function asWindowsPage(latin1: string): string {
  return latin1.replace(/[\x80-\x9F]/g, (control) => WINDOWS.charAt(control.charCodeAt(0) - 0x80));
}
