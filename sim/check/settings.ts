import type { CompiledChange, CompiledParameter, CompiledScenario, CompiledValue, CompiledWave, Distribution } from '../scenario/types.ts';

/** A value in force throughout, or a factor on whatever the scenario says. */
export type Setting = number | { readonly times: number };

/** By `group.key` (all members) or `group.key.member`. */
export type Settings = Readonly<Record<string, Setting>>;

/**
 * A compiled scenario with other values of some parameters. Later names win over earlier ones, so that
 * `{ 'displacement.weights': 0, 'displacement.weights.stop': 1 }` means what it says. Plausible ranges are for scenario files; hard bounds hold here too.
 * @throws Error when a name is no parameter of the scenario: a fault of the rule
 */
export function withSettings(scenario: CompiledScenario, settings: Settings): CompiledScenario {
  return { ...scenario, parameters: change(scenario.parameters, settings) };
}

/** The same for the settings of all waves of all instruments of a kind; names are its keys, with or without a member. */
export function withInstrumentSettings(scenario: CompiledScenario, settings: Settings, of = 'establishmentSurvey'): CompiledScenario {
  const wave = (kind: string, w: CompiledWave): CompiledWave => ({
    ...w, parameters: change(w.parameters, Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${kind}.${name}`, value]))),
  });
  return { ...scenario, instruments: scenario.instruments.map((i) => (i.kind !== of ? i : { ...i, waves: i.waves.map((w) => wave(i.kind, w)) })) };
}

/** A dated change of a parameter that varies, laid over what the scenario says. */
export function withChange(scenario: CompiledScenario, name: string, change: CompiledChange): CompiledScenario {
  const [group, key, member] = name.split('.');
  let found = false;
  const parameters = scenario.parameters.map((p) => {
    if (p.group !== group || p.key !== key) return p;
    if (!p.varies) throw new Error(`check: ${name} does not vary over time`);
    found = true;
    return { ...p, changes: p.changes.map((list, i) => (member === undefined || p.memberNames?.[i] === member ? [...list, change] : list)) };
  });
  if (!found) throw new Error(`check: no parameter ${name}`);
  return { ...scenario, parameters };
}

/**
 * The same market at another scale: venues and arrivals times a factor, at least six venues an area.
 * Police, courts and shelters stay as they are, so a small market sees more of them: effects are large where worlds are cheap.
 */
export function smaller(scenario: CompiledScenario, factor: number): CompiledScenario {
  const shrunk = withSettings(scenario, { 'market.venues': { times: factor }, 'inflow.arrivals': { times: factor } });
  return {
    ...shrunk,
    parameters: shrunk.parameters.map((p) => (p.group === 'market' && p.key === 'venues' ? { ...p, values: p.values.map(atLeastSix) } : p)),
  };
}

function atLeastSix(value: CompiledValue): CompiledValue {
  return value.kind === 'constant' ? { kind: 'constant', value: Math.max(6, Math.round(value.value)) } : value;
}

function change(parameters: readonly CompiledParameter[], settings: Settings): CompiledParameter[] {
  const changed = [...parameters];
  for (const [name, setting] of Object.entries(settings)) {
    const [group, key, member] = name.split('.');
    const at = changed.findIndex((p) => p.group === group && p.key === key);
    const p = changed[at];
    if (!p || (member !== undefined && !p.memberNames?.includes(member))) throw new Error(`check: no parameter ${name}`);
    const hit = (i: number): boolean => member === undefined || p.memberNames?.[i] === member;
    changed[at] = {
      ...p,
      values: p.values.map((value, i) => (hit(i) ? set(p, value, setting) : value)),
      changes: p.changes.map((list, i) => (hit(i) ? list.flatMap((c) => setChange(c, setting)) : list)),
    };
  }
  return changed;
}

function set({ bounds }: CompiledParameter, value: CompiledValue, setting: Setting): CompiledValue {
  const clip = (x: number): number => Math.min(Math.max(x, bounds[0]), bounds[1]);
  if (typeof setting === 'number') {
    if (clip(setting) !== setting) throw new Error(`check: ${setting} is beyond the hard bounds ${bounds.join(' to ')}`);
    return { kind: 'constant', value: setting };
  }
  if (value.kind === 'constant') return { kind: 'constant', value: clip(value.value * setting.times) };
  if (value.kind === 'table') return { kind: 'table', values: value.values.map((x) => clip(x * setting.times)) };
  return { kind: 'drawn', distribution: scaled(value.distribution, setting.times) };
}

function setChange(c: CompiledChange, setting: Setting): CompiledChange[] {
  if (typeof setting === 'number') return [];
  // A drawn value that is scaled is taken at its mean: rules set values to be sure of them.
  if (c.operation !== 'scale') return [{ from: c.from, to: c.to, ramp: c.ramp, operation: c.operation, value: c.value * setting.times }];
  return [c];
}

function scaled(d: Distribution, times: number): Distribution {
  switch (d.kind) {
    case 'uniform': return { ...d, low: d.low * times, high: d.high * times };
    case 'triangular': return { ...d, low: d.low * times, mode: d.mode * times, high: d.high * times };
    case 'normal':
    case 'lognormal': return { ...d, mean: d.mean * times, sd: d.sd * times };
    case 'beta': throw new Error('check: a beta distribution has no factor; set a value');
  }
}
