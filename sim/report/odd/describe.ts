import { patterns } from '../../check/patterns/index.ts';
import { rules } from '../../check/rules/index.ts';
import { version } from '../../ensemble/version.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import type { Overlay } from '../../scenario/overlay.ts';
import type { CompiledScenario } from '../../scenario/types.ts';
import { datedSections, kindsSection } from './dated.ts';
import { differencesSection } from './differences.ts';
import { code, section, table, text, type Cell, type ModelDescription, type Section } from './document.ts';
import { entitiesSection } from './entities.ts';
import { initialSection, scheduleSection, streamsSection, submodelsSection } from './processes.ts';
import { concepts, humanDecisions } from './prose/concepts.ts';
import { patternsIntro, purpose, rulesIntro } from './prose/purpose.ts';
import { inputData, references } from './prose/scope.ts';
import { closedLoopSection } from './rules.ts';
import { number } from './values.ts';

/**
 * The model under one scenario, in the seven elements of ODD (second update: Grimm et al. 2020), with what ODD+D asks about human
 * decisions (Müller et al. 2013). Made from the declarations beside the code and from the scenario; the prose alone is written by hand.
 * @param overlay what the file adds to its parent; with it the description says so
 */
export function describeModel(document: ScenarioDocument, compiled: CompiledScenario, overlay?: Overlay): ModelDescription {
  const { name, title, file, hash } = compiled;
  return {
    title: `The model: ${title}`,
    version,
    scenario: { name, title, file, hash },
    sections: [
      section('about', 'About this description', text(
        `Written by "undercount describe" of version ${version} from the program and the scenario ${name} (${file}): whoever changes either writes it anew. It follows the ODD protocol in its second update (Grimm et al. 2020), with the human decisions of ODD+D (Müller et al. 2013) under element 4.`,
        `The scenario in its own words: ${document.description}`,
      ), differencesSection(overlay, title)),
      purposeSection(),
      entitiesSection(document, compiled),
      scheduleSection(),
      section('concepts', '4 Design concepts', [], [
        ...concepts,
        section('humanDecisions', 'Human decisions (ODD+D)', [], humanDecisions),
        streamsSection(),
      ]),
      initialSection(),
      section('input', '6 Input data', text(inputData), [...datedSections(document), ...closedLoopSection(document), kindsSection()]),
      submodelsSection(document, compiled),
      rulesSection(),
      section('sources', 'Sources', table(['Key', 'Source'], Object.entries(document.sources).map(([key, says]): Cell[] => [code(key), says]))),
      section('references', 'References', [{ kind: 'list', items: references }]),
    ],
  };
}

function purposeSection(): Section {
  return section('purpose', '1 Purpose and patterns', text(...purpose), [
    section('patterns', 'Patterns', [
      ...text(patternsIntro),
      ...table(['Pattern', 'Where', 'When', 'Observed', 'Source', 'Reliability', 'Use', 'Set beside'], patterns.map((p): Cell[] => [
        p.what, p.where, p.when, `${typeof p.observed === 'number' ? number(p.observed) : p.observed.map(number).join(' to ')} ${p.unit}`, p.source,
        { H: 'high', M: 'medium', L: 'low' }[p.reliability], p.use === 'heldOut' ? 'held out' : 'calibrated', p.mapping,
      ])),
    ]),
    section('rulesIntro', 'Rules', text(rulesIntro)),
  ]);
}

function rulesSection(): Section {
  return section('rules', 'Appendix: rules that the model is tested by', table(['Rule', 'The model must …', 'How it is tested'], rules.map(({ id, sentence, how }): Cell[] => [
    code(id), sentence.replace(/^The model must /, ''), how,
  ])));
}
