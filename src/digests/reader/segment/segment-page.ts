import type { TextItem } from '../page/page-item';
import { costOfEnd, costOfLine, costOfStart, costOfStep } from './reading-costs';
import { costOfCut, lookAt, type Sight } from './sight';
import { type Style, styleOf, unknownStyle } from './style';
import { type TextRole, textRoles } from './text-role';

/**
 * Tells titles from abstracts, line by line, by reading the whole page in the way that costs least (Viterbi). Costs are
 * log-odds: of what the line itself looks like, and of what may follow what. So a title that looks like a sentence is
 * still a title when it stands where the page needs one, and a missing title or abstract costs what such a mistake
 * should. A second reading knows from the first how the page sets its titles. Time and memory are linear in the lines.
 */
export function segmentPage(items: TextItem[]): TextRole[] {
  const sights = lookAt(items);
  const endsUnfinished = costOfCut(items.at(-1)?.line.text ?? '');
  const first = cheapestReading(sights, unknownStyle, endsUnfinished);
  return cheapestReading(sights, styleOf(first, sights), endsUnfinished);
}

function cheapestReading(sights: Sight[], style: Style, endsUnfinished: number): TextRole[] {
  const origins = new Uint8Array(sights.length * textRoles.length);
  let costs: number[] = [];
  for (const [index, sight] of sights.entries()) {
    const next: number[] = [];
    for (const role of textRoles) {
      let best = index === 0 ? costOfStart(role) : Number.POSITIVE_INFINITY;
      let origin = 0;
      for (let before = 0; before < costs.length; before += 1) {
        const cost = (costs[before] ?? 0) + costOfStep(textRoles[before] ?? role, role, sight, style);
        if (cost < best) {
          best = cost;
          origin = before;
        }
      }
      origins[index * textRoles.length + next.length] = origin;
      next.push(best + costOfLine(role, sight));
    }
    costs = next;
  }
  return walkBack(
    origins,
    textRoles.map((role, column) => (costs[column] ?? 0) + costOfEnd(role, endsUnfinished)),
  );
}

function walkBack(origins: Uint8Array, costs: number[]): TextRole[] {
  const path: TextRole[] = [];
  let column = costs.indexOf(Math.min(...costs));
  for (let index = origins.length / textRoles.length - 1; index >= 0; index -= 1) {
    path.push(textRoles[column] ?? 'ABSTRACT');
    column = origins[index * textRoles.length + column] ?? 0;
  }
  return path.reverse();
}
