import { BANDS, dimensionMembers, EXPOSURES, ROUTES, STRATEGIES } from '../../model/dimensions.ts';
import { stateTexts } from '../../model/texts/state.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import type { CompiledScenario } from '../../scenario/types.ts';
import { code, section, table, text, type Cell, type Section } from './document.ts';
import { scales } from './prose/scope.ts';
import { number } from './values.ts';

/** Element 2 of ODD. */
export function entitiesSection(document: ScenarioDocument, { calendar }: CompiledScenario): Section {
  const rows = Object.entries(document.areas).map(([id, { name, study }]): Cell[] => [code(id), name, study ? 'yes' : 'no', venuesOf(document, id)]);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ...Object.entries(dimensionMembers).map(([name, members]) => [DIMENSIONS[name] ?? name, members] as const),
    ['Strategies of an owner', STRATEGIES], ['Exposure', EXPOSURES], ['Bands of age', BANDS], ['Entry routes', ROUTES],
  ];
  return section('entities', '2 Entities, state variables and scales', text(scales.entities), [
    ...Object.entries(stateTexts).map(([group, { title, text: says, columns }]) =>
      section(`state.${group}`, title, [...text(says), ...table(['State variable', 'What it is'], Object.entries(columns).map(([name, words]) => [code(`${group}.${name}`), words]))])),
    section('scales', 'Scales', [
      ...text(
        scales.time,
        `This scenario simulates ${number(calendar.totalWeeks)} weeks: a burn-in of ${number(calendar.burnInWeeks)} weeks that is not recorded, then ${number(calendar.weeks)} weeks from ${calendar.start} to ${calendar.end} (the end itself is outside).`,
        scales.space,
      ),
      ...table(['Area', 'Name', 'In the study', 'Places for venues'], rows),
      ...text(scales.bands),
      ...table(['Dimension', 'Members'], lists.map(([name, members]) => [name, members.join(', ')])),
    ]),
  ]);
}

const DIMENSIONS: Readonly<Record<string, string>> = {
  type: 'Types of venues', publicExposure: 'Exposures that the public can find', standing: 'Strategies in which a venue can stand', destination: 'Destinations of children left behind',
};

function venuesOf(document: ScenarioDocument, area: string): string {
  const value = document.parameters['market.venues']?.value as Readonly<Record<string, unknown>> | undefined;
  return typeof value?.[area] === 'number' ? number(value[area]) : '';
}
