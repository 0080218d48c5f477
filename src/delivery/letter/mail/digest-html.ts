import { Eta } from 'eta';
import { keptWith } from '../../../platform/cache/kept-with';
import { Passage, Passages, recurringPassage } from '../../../platform/mail';
import type { PaperLines } from '../paper/paper-lines';
import { digestTemplate } from '../template/digest-template';
import { papersPlace, paperTemplates } from '../template/paper-templates';
import type { DigestView } from './digest-view';

const eta = new Eta({ tags: ['{{', '}}'] });

/** A digest for those who read HTML. eta escapes every text. */
export function digestHtml(view: DigestView): Passages {
  return new Passages(frame.flatMap((fillLines) => fillLines(view)));
}

const rule = new Passage(`${paperTemplates.rule}\n`);
const reasonOf = template<string>(paperTemplates.reason);
const moreOf = template<string>(paperTemplates.more);
const paperOf = keptWith(template<PaperLines>(paperTemplates.paper));

/** The lines around the papers and these, in their order. Most are the same in every mail, and encoded once. */
const frame: readonly ((view: DigestView) => Passage | Passage[])[] = digestTemplate
  .split(/^(.*\{\{.*)\n/m)
  .filter((lines) => lines !== '')
  .map((lines) => {
    if (lines === papersPlace) {
      return papersOf;
    }
    if (lines.includes('{{')) {
      return template<DigestView>(lines);
    }
    const fixed = new Passage(lines.endsWith('\n') ? lines : `${lines}\n`);
    return () => fixed;
  });

function papersOf({ papers, more }: DigestView): Passage[] {
  return [
    ...papers.flatMap(({ reason, lines }, place) => [...(place > 0 ? [rule] : []), reasonOf(reason), paperOf(lines)]),
    ...(more === null ? [] : [rule, moreOf(more)]),
  ];
}

/** Fills whole lines of HTML. */
function template<Filling extends NonNullable<unknown>>(lines: string): (filling: Filling) => Passage {
  const fill = eta.compile(`${lines}\n`);
  return (filling) => recurringPassage(fill.call(eta, filling));
}
