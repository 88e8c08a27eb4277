import { CRITERIA, GRADE_RULE } from '../scenario/evidence/grade.ts';
import type { EvidenceFile } from '../scenario/evidence/schema.ts';
import { periodOf, variantLines } from './evidence.ts';
import { escapeMarkdown } from './odd/markdown.ts';

/** The records as Markdown (scenarios/evidence/README.md): every variant beside the others, and what is not known. */
export function evidenceList(records: readonly EvidenceFile[]): string {
  const rows = records.map((record) => {
    const variants = variantLines(record).map(({ id, figure, grade, variant }) => `**${figure}** ${escapeMarkdown(id)} (${grade}): ${escapeMarkdown(variant.differs)}`);
    const cells = [`[${record.id}](${record.id}.yaml)`, escapeMarkdown(record.title), `${escapeMarkdown(record.place.names.join(', '))}, ${periodOf(record)}`, variants.join('<br>'), escapeMarkdown(record.notKnown.join('; '))];
    return `| ${cells.join(' | ')} |`;
  });
  return `${[
    '# Published estimates',
    'One file a published estimate: what it is an estimate of, numerator, denominator, place, period, frame, method, sample, weights, value, interval, the wording as published, source, grade, and what is not known of it. '
      + 'Figures that differ for the same estimand stand in one record as variants, and nothing chooses between them: a scenario that sets a published value beside a wave names record and variant (`publishedFrom`), which is checked and said in every answer. '
      + 'This list is made from the files (`npm run describe`). `npx undercount evidence` prints it, `npx undercount evidence ID` a record whole; [docs/evidence.schema.json](../../docs/evidence.schema.json) is their schema.',
    `${GRADE_RULE} The questions: ${Object.values(CRITERIA).join('; ')}.`,
    'Records hold what was read; how much that was, stands beside each source. Wordings are short quotations; our own words keep to the terminology guidelines, and the reader of these files refuses those that do not.',
    ['| Record | Estimate | Where, when | Variants (grade) | Not known |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')}\n`;
}
