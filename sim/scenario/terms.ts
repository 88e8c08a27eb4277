/**
 * Words that our own text does not use, with what to write instead (Terminology Guidelines for the protection of children from sexual exploitation
 * and sexual abuse, Luxembourg 2016; product.md 4.6). In quotations they may stand.
 */
const AVOID: readonly (readonly [RegExp, string])[] = [
  [/\bchild(?:ren)?[- ]prostitut\w*/i, 'commercial sexual exploitation of children'],
  [/\bprostitut\w*/i, 'persons available for commercial sex; for children: children exploited'],
  [/\bchild[- ]sex[- ]\w+/i, 'sexual exploitation of children'],
  [/\bchild[- ]porn\w*/i, 'child sexual abuse material'],
  [/\bsex[- ]workers?\b/i, 'adults in sex work; persons available for commercial sex'],
  [/\bsex[- ]tour\w+/i, 'sexual exploitation of children in travel and tourism'],
  [/\bunderage\b/i, 'under 18'],
  [/\brescu(?:e|es|ed|ing)\b/i, 'identified or removed'],
  [/\bvictims?\b/i, 'children exploited; persons identified; survivors'],
  [/\bpimps?\b/i, 'offender'],
  [/\bmarket share\b/i, 'share of persons'],
  [/\bsupply of children\b/i, 'inflow'],
  [/\bp(?:a)?edophil\w*/i, 'offender'],
];

/** The first word to avoid in a text of ours, with what to write instead. */
export function wordToAvoid(text: string): { readonly word: string; readonly instead: string } | undefined {
  for (const [pattern, instead] of AVOID) {
    const found = pattern.exec(text);
    if (found) return { word: found[0], instead };
  }
  return undefined;
}
