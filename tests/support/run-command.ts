import { Command } from 'commander';

/** Runs a command of `sopan` in this process, as scripts/sopan.ts would; gives what it printed and its exit code. */
export async function runCommand(
  addTo: (program: Command) => void,
  args: readonly string[],
): Promise<{ exitCode: number; out: string; err: string }> {
  const told: Record<'out' | 'err', string> = { out: '', err: '' };
  const spies = (['out', 'err'] as const).map((kind) =>
    jest.spyOn(kind === 'out' ? process.stdout : process.stderr, 'write').mockImplementation((text) => {
      told[kind] += String(text);
      return true;
    }),
  );
  const program = new Command('sopan').exitOverride();
  addTo(program);
  let exitCode: number;
  try {
    await program.parseAsync(args, { from: 'user' });
    exitCode = Number(process.exitCode ?? 0);
  } catch (error) {
    const { code, exitCode: ended } = error as { code?: string; exitCode?: number };
    if (!code?.startsWith('commander.')) throw error;
    exitCode = ended === 0 ? 0 : 2;
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = 0;
  }
  return { exitCode, ...told };
}
