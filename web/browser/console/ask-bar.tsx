/** @jsxImportSource react */
import type { Example, Setup } from './setup';

interface AskBarProps {
  readonly setup: Setup;
  readonly token: string;
  readonly setToken: (token: string) => void;
  readonly openExample: (example: Example) => void;
}

/** Above the editors: an example to begin with, and the token as which one asks. */
export function AskBar({ setup: { words, examples }, token, setToken, openExample }: AskBarProps) {
  return (
    <div className="ask-bar">
      <label>
        {words.examples}{' '}
        <select
          value=""
          onChange={({ target }) => {
            const [group, at] = target.value.split('/').map(Number);
            const example = examples[group ?? 0]?.examples[at ?? 0];
            if (example) openExample(example);
          }}
        >
          <option value="" disabled>
            {words.chooseExample}
          </option>
          {examples.map((group, of) => (
            <optgroup key={group.name} label={group.name}>
              {group.examples.map(({ name }, at) => (
                <option key={name} value={`${of}/${at}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label title={words.tokenNote}>
        {words.token}{' '}
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          aria-describedby="token-note"
          onChange={({ target }) => setToken(target.value.trim())}
        />
      </label>
      <span id="token-note" className="token-note">
        {words.tokenNote}
      </span>
    </div>
  );
}
