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
  let costs = textRoles.map(costOfStart);
  let cell = 0;
  for (const sight of sights) {
    // What may follow depends only on whether it follows a title or a text: two origins to choose from, not five.
    const title = cheapestOf(titleRoles, costs);
    const text = cheapestOf(bodyRoles, costs);
    const next: number[] = [];
    for (const role of textRoles) {
      const isFirst = cell < textRoles.length;
      const behindTitle = isFirst ? costOfStart(role) : (costs[title] ?? 0) + costOfStep(true, role, sight, style);
      const behindText = isFirst ? behindTitle : (costs[text] ?? 0) + costOfStep(false, role, sight, style);
      origins[cell] = behindTitle <= behindText ? title : text;
      next.push((behindTitle <= behindText ? behindTitle : behindText) + costOfLine(role, sight));
      cell += 1;
    }
    costs = next;
  }
  return walkBack(
    origins,
    textRoles.map((role, column) => (costs[column] ?? 0) + costOfEnd(role, endsUnfinished)),
  );
}

const titleRoles = [0, 1];
const bodyRoles = [2, 3, 4];

function cheapestOf(columns: number[], costs: number[]): number {
  let cheapest = columns[0] ?? 0;
  for (const column of columns) {
    cheapest = (costs[column] ?? 0) < (costs[cheapest] ?? 0) ? column : cheapest;
  }
  return cheapest;
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
