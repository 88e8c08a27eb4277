import { stringify } from 'yaml';
import type { ResolvedScenario } from './compile.ts';

/** The resolved scenario as one YAML file that extends nothing; reading it again gives the same hash. */
export function resolvedYaml(resolved: ResolvedScenario): string {
  return stringify(resolved.document, { lineWidth: 0, schema: 'core', version: '1.2', aliasDuplicateObjects: false });
}
