/** See bundle.mjs. */
export function bundle<Name extends string>(
  input: Readonly<Record<Name, string>>, dir: string, options?: { readonly define?: Readonly<Record<string, string>>; readonly external?: readonly string[]; readonly sourcemap?: boolean },
): Promise<Readonly<Record<Name, string>>>;
