import type { ComponentChildren } from 'preact';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string; readonly sample?: ComponentChildren }[];
  readonly choose: (value: T) => void;
  readonly quiet?: boolean;
}

/** A few exclusive choices in a row; each is a button that says whether it is pressed. */
export function Segmented<T extends string>({ label, value, options, choose, quiet = false }: Props<T>) {
  return (
    <div class={`seg${quiet ? ' quiet' : ''}`} role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => choose(option.value)}>{option.sample}{option.name}</button>
      ))}
    </div>
  );
}
