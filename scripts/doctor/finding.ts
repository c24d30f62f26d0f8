/** What the doctor says of one thing: it is well, somebody should look, or it is wrong and must be put right. */
export interface Finding {
  readonly of: string;
  readonly state: 'well' | 'look' | 'wrong';
  readonly says: string;
  /** What to do; nothing where it is well. */
  readonly advice?: string;
}

/** One thing that is looked at. It may find several; that it fails itself is a finding too. */
export type Look = () => Promise<readonly Finding[]> | readonly Finding[];

export const well = (of: string, says: string): Finding => ({ of, state: 'well', says });
export const look = (of: string, says: string, advice: string): Finding => ({
  of,
  state: 'look',
  says,
  advice,
});
export const wrong = (of: string, says: string, advice: string): Finding => ({
  of,
  state: 'wrong',
  says,
  advice,
});
