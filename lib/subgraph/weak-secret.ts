/** Why a secret can be guessed, or null: it repeats itself, counts up, or is a sample out of somebody's manual. */
export function weaknessOf(secret: string, least: number): string | null {
  if (secret.length < least) return `must have at least ${least} characters`;
  if (new Set(secret).size < Math.min(10, least / 2)) return 'has too few different characters';
  if (repeatsItself(secret)) return 'repeats itself';
  if (countsUp(secret)) return 'is a row of letters or digits';
  if (SAMPLES.test(secret)) return 'is a sample, not a secret of your own';
  return null;
}

const SAMPLES =
  /secret|passw|change.?me|example|sample|default|sopan|your.?own|letmein|qwerty|admin|replace|placeholder|openssl|correct.?horse/i;

function repeatsItself(secret: string): boolean {
  for (let period = 1; period <= secret.length / 2; period += 1) {
    if (secret.slice(period) === secret.slice(0, -period)) return true;
  }
  return false;
}

function countsUp(secret: string): boolean {
  const steps = [...secret]
    .slice(1)
    .filter((letter, at) => letter.charCodeAt(0) - secret.charCodeAt(at) === 1);
  return steps.length > secret.length / 2;
}
