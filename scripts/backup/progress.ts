/** Tells on a terminal, on one line, how far a long work is; says nothing where nobody looks. */
export function progressOnTerminal(): { told(what: string): void; end(): void } {
  const looksOn = process.stderr.isTTY;
  let isOpen = false;
  return {
    told(what) {
      if (!looksOn) return;
      process.stderr.write(`\r\u001b[K${what}`);
      isOpen = true;
    },
    end() {
      if (isOpen) process.stderr.write('\r\u001b[K');
      isOpen = false;
    },
  };
}
