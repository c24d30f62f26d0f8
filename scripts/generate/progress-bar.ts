const WIDTH = 24;
const TELL_EVERY_MS = 500;

/** Tells on the terminal how far a load is, how fast it goes and how long it will take. */
export class ProgressBar {
  private readonly began = Date.now();
  private told = 0;
  private rows = 0;
  private done = 0;
  /** What was there before this run says nothing of its speed. */
  private passed = 0;

  constructor(
    private readonly whole: number,
    private readonly out: { readonly isTTY?: boolean; write(text: string): unknown } = process.stderr,
  ) {}

  add(weight: number, rows: number, isNew: boolean): void {
    this.done += weight;
    if (isNew) this.rows += rows;
    else this.passed += weight;
    if (!this.out.isTTY || Date.now() - this.told < TELL_EVERY_MS) return;
    this.told = Date.now();
    this.out.write(`\r${this.line()}`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write(`\r${this.line()}\n`);
  }

  line(): string {
    const share = this.whole ? Math.min(1, this.done / this.whole) : 1;
    const seconds = (Date.now() - this.began) / 1000;
    const here = this.done - this.passed;
    const left = here > 0 ? (seconds * (this.whole - this.done)) / here : 0;
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·');
    const speed = Math.round(this.rows / Math.max(seconds, 0.001));
    return `${bar} ${(share * 100).toFixed(1)} %, ${speed.toLocaleString('en')} rows/s, ${told(left)} left   `;
  }
}

function told(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
