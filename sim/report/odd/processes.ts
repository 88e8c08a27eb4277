import { Purpose } from '../../base/random/purposes.ts';
import { processes } from '../../model/processes/index.ts';
import { initialEquations, recordEquations } from '../../model/texts/initialise.ts';
import { recordExtras, recordTexts } from '../../model/texts/record.ts';
import { eventTexts, scheduleTexts } from '../../model/texts/schedule.ts';
import { flowTexts } from '../../model/texts/flows.ts';
import { estimandLabels } from '../../measure/estimands.ts';
import { instrumentKinds } from '../../measure/instruments/index.ts';
import type { Quantity } from '../../measure/reading.ts';
import type { ParameterEntry, ScenarioDocument } from '../../scenario/document.ts';
import type { CompiledScenario } from '../../scenario/types.ts';
import { code, section, table, text, type Block, type Cell, type Section } from './document.ts';
import { parameterTable } from './parameters.ts';
import { initialisation, scheduling, submodels } from './prose/scope.ts';
import { number } from './values.ts';

/** Element 3 of ODD: what happens in a week, and in which order. */
export function scheduleSection(): Section {
  return section('schedule', '3 Process overview and scheduling', [
    ...text(scheduling.order),
    ...table(['Step', 'Submodel', 'What happens'], scheduleTexts.map(({ call, process, text: says }, i): Cell[] => [`${i + 1}. ${call}`, process || 'all', says])),
    ...text(scheduling.events),
    ...table(['Event', 'Submodel', 'What happens'], Object.entries(eventTexts).map(([kind, { process, text: says }]): Cell[] => [code(kind), process, says])),
    ...text(scheduling.processes),
    ...table(['Submodel', 'What it does', 'Reads', 'Writes', 'Draws'], processes.map(({ name, text: says, reads, writes, draws }): Cell[] => [name, says, reads.join(', '), writes.join(', '), draws.join(', ')])),
  ]);
}

/** The random streams: every purpose with the processes that draw for it. */
export function streamsSection(): Section {
  const rows = Object.entries(Purpose).map(([name, id]): Cell[] => {
    const by = processes.filter(({ draws }) => (draws as readonly string[]).includes(name)).map((process) => process.name);
    return [number(id), code(name), by.join(', ') || (name === 'parameter' ? 'parameters that are drawn once a world' : 'none today')];
  });
  return section('streams', 'Random streams', [
    ...text('Purposes of draws. An id never changes its meaning, so that a new one re-draws nothing. Instruments count purposes of their own, under keys of their own.'),
    ...table(['Id', 'Purpose', 'Drawn by'], rows),
  ]);
}

/** Element 7 of ODD: every process with its relations and parameters, then the record and the instruments. */
export function submodelsSection(document: ScenarioDocument, compiled: CompiledScenario): Section {
  return section('submodels', '7 Submodels', text(submodels.intro), [
    ...processes.map(({ name, text: says, equations, declarations }) => section(`process.${name}`, name, [
      ...text(says),
      ...relations(equations),
      ...parameterTable({
        declarations, calendar: compiled.calendar, rules: compiled.rules,
        entry: (key) => document.parameters[`${name}.${key}`],
        compiled: (key) => compiled.parameters.find((p) => p.group === name && p.key === key),
      }),
    ])),
    outputsSection(),
    ...instrumentSections(document, compiled),
  ]);
}

function relations(equations: readonly { readonly formula: string; readonly text: string }[]): Block[] {
  return equations.length === 0 ? [] : [{ kind: 'equations', equations }];
}

export function initialSection(): Section {
  return section('initialisation', '5 Initialisation', [...text(initialisation.state), ...relations(initialEquations), ...text(initialisation.data)]);
}

function outputsSection(): Section {
  return section('outputs', 'record', [
    ...text(submodels.outputs),
    ...relations(recordEquations),
    ...table(['Part of the record', 'What it is'], [...Object.entries(recordTexts), ...recordExtras].map(([name, says]): Cell[] => [code(name), says])),
    ...text('Flows, a week and area each:'),
    ...table(['Flow', 'What is counted'], Object.entries(flowTexts).map(([name, says]): Cell[] => [code(name), says])),
  ]);
}

function instrumentSections(document: ScenarioDocument, compiled: CompiledScenario): Section[] {
  return Object.entries(document.instruments).map(([id, { kind, parameters = {}, waves }]) => {
    const instrument = instrumentKinds[kind]!;
    const planned = compiled.instruments.find((i) => i.id === id);
    const dates = Object.entries(waves).map(([wave, { at, published, publishedFrom }]): Cell[] => [code(wave), at, typeof published === 'number' ? number(published) : '', publishedFrom ? `${publishedFrom.evidence}, ${publishedFrom.variant}` : '']);
    const tableOf = (entries: Readonly<Record<string, Partial<ParameterEntry>>>): Block[] =>
      parameterTable({ declarations: instrument.declarations, calendar: compiled.calendar, entry: (key) => entries[key], compiled: () => undefined });
    const own = Object.entries(waves).filter(([, wave]) => Object.keys(wave.parameters ?? {}).length > 0);
    return section(`instrument.${id}`, `instrument: ${id}`, [
      ...text(
        submodels.instruments,
        `${kind}: ${instrument.text} ${inWords(instrument.quantity)} ${instrument.caution}${instrument.reactive ? ` ${instrument.reactive}` : ''}`,
      ),
      ...table(['Wave', 'Fieldwork', 'Published value', 'Record of evidence, variant'], dates),
      ...tableOf(parameters),
      ...own.flatMap(([wave, { parameters: ours = {} }]) => [...text(`Settings of the wave ${wave} of its own, in force over those above:`), ...tableOf(merged(parameters, ours))]),
      ...(planned ? [] : text('It is not in use.')),
    ]);
  });
}

/** What an instrument's figure is a figure of. */
function inWords({ of, unit, rung, text: whom }: Quantity): string {
  return `Its estimand is a ${of}, in ${unit === 'share' ? 'shares' : unit}: ${whom.charAt(0).toLowerCase()}${whom.slice(1)}.${rung ? ` Without errors it would read ${rung} (${estimandLabels[rung]}).` : ''}`;
}

/** A wave's own entries, completed by what they leave to the shared ones. */
function merged(shared: Readonly<Record<string, ParameterEntry>>, own: Readonly<Record<string, Partial<ParameterEntry>>>): Readonly<Record<string, Partial<ParameterEntry>>> {
  return Object.fromEntries(Object.entries(own).map(([key, entry]) => [key, { ...shared[key], ...entry }]));
}
