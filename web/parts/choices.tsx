/** A few ways to see the same page, as links of which one is the present. */
export function Choices({
  label,
  choices,
}: {
  label: string;
  choices: readonly { readonly text: string; readonly href: string; readonly present: boolean }[];
}) {
  return (
    <nav class="choices" aria-label={label}>
      <ul>
        {choices.map(({ text, href, present }) => (
          <li key={href}>
            <a href={href} aria-current={present ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
